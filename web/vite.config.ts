import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

// The server's Content-Security-Policy allows scripts and styles from its own address only, so
// nothing may be inlined into the page: no data: URLs, no module preload script.
export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  test: { include: ['src/**/*.test.ts'] },
  // `npm run dev` beside `onrecord serve`: the page hot-reloads, the API is the real one.
  server: { proxy: { '/api': { target: process.env.ONRECORD_URL ?? 'http://127.0.0.1:7777' } } },
})
