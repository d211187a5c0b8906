// Every page in light, dark and on a phone: no violation of WCAG, and a picture to look at.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'

import { api, fullest, narrow, on, screens, violations, wide } from './browser.mjs'
import { withPlaces } from './fictional.mjs'

const document = await fullest()
const speaker = (await api('/speakers?limit=1')).items[0]?.name ?? ''
const story = (await api('/stories?least=1&limit=1')).items[0]
const incident = (await api('/incidents?limit=1')).items[0]
const thread = (await api('/threads?limit=1')).items[0]
const utterance = (await api('/utterances?limit=1')).items[0]
const renderings = (await api(`/utterances/${utterance.id}`)).renderings.map((one) => one.statement.id)
const failure = [
  { place: 'reports/ferry-landing.html.gz', code: 'bad-gzip', message: 'The compressed data ends after 20,480 bytes.', at: '2024-10-12T08:00:00Z' },
  { place: 'reports/empty.txt', code: 'empty-file', message: 'The file has 0 bytes.', at: '2024-10-12T07:59:58Z' },
]

const decided = { author: 'Mira Toll', target: null, name: null, undoes: null, undone_by: null }
const corrected = [
  { ...decided, id: 'c-000000000002', at: '2024-10-13T09:00:00Z', verb: 'undo', kind: 'speaker', members: [], reason: 'They are brothers.', undoes: 'c-000000000001' },
  { ...decided, id: 'c-000000000001', at: '2024-10-12T08:00:00Z', verb: 'merge', kind: 'speaker', members: [{ id: 'Anna Kell' }, { id: 'A. Kell-Orme' }], reason: 'The name before she married.', undone_by: 'c-000000000002' },
  { ...decided, id: 'c-000000000000', at: '2024-10-11T08:00:00Z', verb: 'split', kind: 'story', members: [{ id: document.id }], reason: 'Last year’s landslide.' },
]
const file = { name: 'ferry-landing.txt', state: 'read', documents: 1, known: 0, statements: 12, first: [document.id], failed: 0, failures: [] }
const problem = { status: 422, code: 'I002', name: 'not-text', title: 'The file is binary or of a kind onrecord does not read.', message: 'it is an image', what_to_do: 'Give plain text, HTML, JSONL, a feed or a WARC archive; save other formats as text first.' }
const added = [
  { id: 'r-2', state: 'settling', came: '2024-10-12T08:01:00Z', ended: null, problem: null, files: [{ ...file, name: 'rows.jsonl', documents: 312, known: 40, statements: 2104, first: [document.id, document.id, document.id] }] },
  { id: 'r-1', state: 'done', came: '2024-10-12T08:00:00Z', ended: '2024-10-12T08:00:02Z', problem: null, files: [file, { ...file, name: 'landing.jpg', state: 'failed', documents: 0, statements: 0, first: [], failed: 1, failures: [{ place: 'landing.jpg', problem }] }] },
]

/** An answer put in place of the server's, for what the dossier has none of. */
const instead = (path, json) => (page) => page.route(`**/api/v1/${path}*`, (route) => route.fulfill({ json }))

const pages = [
  { name: 'front', path: '/', ready: 'main article' },
  { name: 'search', path: '/?q=inquiry', ready: 'main article' },
  { name: 'nothing-found', path: '/?q=qzxvbnmqq', ready: '.none' },
  { name: 'bad-search', path: '/?q=ferry&from=someday', ready: '[role=alert]', expected: [/400/] },
  { name: 'document', path: `/documents/${document.id}`, ready: 'section.margin li' },
  { name: 'statement', path: `/documents/${document.id}#s4`, ready: '.chosen' },
  { name: 'marks', path: `/documents/${document.id}?mark=speakers,dates,places,figures,doubts`, ready: '.meant' },
  { name: 'corrections', path: '/corrections', ready: 'main article', prepare: instead('corrections', { items: corrected, total: corrected.length, next: null }) },
  { name: 'correcting', path: `/documents/${document.id}#s4`, ready: 'dialog', open: (page) => page.getByRole('button', { name: 'Somebody else said this' }).first().click() },
  { name: 'speaker', path: `/who?name=${encodeURIComponent(speaker)}`, ready: 'main article' },
  { name: 'stories', path: '/stories', ready: 'main article' },
  { name: 'story', path: `/stories/${story.id}`, ready: 'section[aria-labelledby=statements] article' },
  { name: 'incident', path: `/incidents/${incident.id}`, ready: 'blockquote' },
  { name: 'threads', path: '/threads', ready: 'main article' },
  { name: 'thread', path: `/threads/${thread.id}`, ready: 'main article' },
  { name: 'line', path: `/who?name=${encodeURIComponent(speaker)}&about=fire+guns`, ready: 'li.changed' },
  { name: 'speakers', path: '/speakers', ready: 'main ol li' },
  { name: 'documents', path: '/documents', ready: 'main article' },
  { name: 'utterances', path: '/utterances', ready: 'main ol li' },
  { name: 'utterance', path: `/utterances/${utterance.id}`, ready: 'main article' },
  { name: 'compare', path: `/compare?s=${renderings[0]}&s=${renderings[1]}`, ready: 'main article' },
  { name: 'timeline', path: '/timeline', ready: '[data-mark]' },
  { name: 'map', path: '/map?on=country-PT', ready: '[data-spot]', prepare: withPlaces },
  { name: 'map-empty', path: '/map', ready: '.none' },
  { name: 'add', path: '/add', ready: 'main form', prepare: instead('readings', { items: added, total: 2, next: null }) },
  { name: 'add-link', path: '/add?what=link', ready: 'main input' },
  { name: 'add-text', path: '/add?what=text', ready: 'main textarea' },
  { name: 'add-report', path: '/add?what=report', ready: 'main textarea' },
  { name: 'failures', path: '/failures', ready: '.place', prepare: instead('failures', { items: failure, total: 2, next: null }) },
  { name: 'nowhere', path: '/nowhere', ready: 'h1' },
]
const looks = [
  { look: 'light', scheme: 'light', viewport: wide },
  { look: 'dark', scheme: 'dark', viewport: wide },
  { look: 'narrow', scheme: 'light', viewport: narrow },
]

for (const { name, path, ready, open, ...options } of pages) {
  for (const { look, ...how } of looks) {
    test(`${name}, ${look}`, () =>
      on(
        path,
        async (page) => {
          if (open) await page.waitForLoadState('networkidle')
          await open?.(page)
          await page.locator(ready).first().waitFor()
          await page.waitForLoadState('networkidle')
          await page.screenshot({ path: join(screens, `${name}-${look}.png`), fullPage: name !== 'statement' && !open })
          assert.deepEqual(await violations(page), [])
        },
        { ...how, ...options },
      ))
  }
}

test('an empty ledger says how to start', () =>
  on(
    '/',
    async (page) => {
      await page.getByText('This ledger is empty').waitFor()
      await page.getByText('onrecord read', { exact: false }).first().waitFor()
      await page.screenshot({ path: join(screens, 'empty-light.png') })
    },
    {
      prepare: async (page) => {
        const status = await api('/status')
        const ledger = Object.fromEntries(Object.entries(status.ledger).map(([name, value]) => [name, typeof value === 'number' ? 0 : null]))
        await instead('status', { ...status, ledger })(page)
      },
    },
  ))

test('the first view weighs at most 150 kB', () =>
  on('/', async (page) => {
    await page.locator('main article').first().waitFor()
    await page.waitForLoadState('networkidle')
    const sizes = await page.evaluate(() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).map((one) => one.transferSize))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    assert.ok(total > 10_000 && total <= 150_000, `${total} bytes`)
  }))
