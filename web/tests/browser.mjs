// What every browser test needs: Debian's Chromium on the address in ONRECORD_URL, and a watch that
// nothing leaves that address, nothing is logged as an error and no policy is broken.
//
//   ONRECORD_URL=http://127.0.0.1:7777 npm run browser
//
// Tests that write go to ONRECORD_WRITABLE_URL, another server on a ledger of its own.
//
// Pictures go to SCREENS (target/screens), the browser is CHROMIUM (/usr/bin/chromium).

import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { after, before } from 'node:test'

import { chromium } from 'playwright-core'

export const base = (process.env.ONRECORD_URL ?? 'http://127.0.0.1:7777').replace(/\/$/, '')
/** A server whose ledger a test may write to: none of the other tests looks at it. */
export const writable = (process.env.ONRECORD_WRITABLE_URL ?? base).replace(/\/$/, '')
export const screens = process.env.SCREENS ?? fileURLToPath(new URL('../../target/screens', import.meta.url))
mkdirSync(screens, { recursive: true })

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const wide = { width: 1280, height: 900 }
export const narrow = { width: 375, height: 760 }

let browser
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS })
})
after(() => browser?.close())

/** Runs `body` on a fresh page and fails when the page did anything it must not do. */
export async function on(path, body, { scheme = 'light', viewport = wide, at = base, prepare, expected = [], ...options } = {}) {
  const context = await browser.newContext({ baseURL: at, colorScheme: scheme, viewport, reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const wrong = []
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('request', (request) => new URL(request.url()).origin === new URL(at).origin || wrong.push(`asked ${request.url()}`))
  page.on('dialog', (dialog) => (wrong.push(`dialog: ${dialog.message()}`), dialog.dismiss()))
  try {
    await prepare?.(page)
    await page.goto(path)
    await body(page)
    assert.deepEqual(wrong.filter((one) => !expected.some((known) => known.test(one))), [], 'the page did what it must not do')
  } finally {
    await context.close()
  }
}

/** The API's answer, asked directly. */
export async function api(path) {
  const response = await fetch(`${base}/api/v1${path}`)
  assert.equal(response.status, 200, path)
  return response.json()
}

/** A slice as the record counts it: in code points. */
export function slice(text, [start, end]) {
  return [...text].slice(start, end).join('')
}

/** What axe-core finds against WCAG 2.2 A and AA. */
export async function violations(page) {
  await page.evaluate(axeSource)
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  )
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary?.replaceAll('\n', ' ')}`))
}

/** The document of the ledger with most statements: the hardest one to show. */
export async function fullest() {
  const { items } = await api('/documents?limit=200')
  assert.ok(items.length > 0, 'the ledger is empty')
  return items.reduce((most, one) => (one.statements > most.statements ? one : most))
}
