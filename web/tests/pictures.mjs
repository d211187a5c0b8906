// The pictures of the README and the book, taken of the example dossier as it is served.
//
//   ONRECORD_URL=http://127.0.0.1:7777 npm run pictures

import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { api, fullest, on } from './browser.mjs'

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url))
const [story, incident] = await Promise.all(['/stories', '/incidents'].map(async (path) => (await api(`${path}?limit=1`)).items[0].id))
const { items } = await api('/utterances?limit=50')
const widest = items.reduce((most, one) => (one.outlets > most.outlets ? one : most))

for (const [name, path] of Object.entries({
  story: `/stories/${story}`,
  figures: `/incidents/${incident}`,
  compare: `/utterances/${widest.id}`,
  timeline: '/timeline',
  document: `/documents/${(await fullest()).id}#s4`,
  search: '/?q=inquiry',
})) {
  test(name, () =>
    on(
      path,
      async (page) => {
        await page.locator('main h1').waitFor()
        await page.waitForLoadState('networkidle')
        // From the top, also where a statement further down is chosen.
        await page.evaluate(() => scrollTo(0, 0))
        await page.screenshot({ path: join(folder, `${name}.png`) })
      },
      { viewport: { width: 1180, height: 820 } },
    ))
}
