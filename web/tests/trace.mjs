// How long the page keeps its thread busy on a large ledger: every view is opened and used, and its longest task printed.
//
//   ONRECORD_URL=http://127.0.0.1:7777 npm run trace
//
// A figure for docs/quality.md, not a test: how long a task takes is the machine's as much as the page's.

import { test } from 'node:test'

import { api, on } from './browser.mjs'

const most = (items, of) => items.reduce((best, one) => (of(one) > of(best) ? one : best))
const list = async (path) => (await api(path)).items
const [stories, threads, incidents, utterances, speakers, documents] = await Promise.all(
  ['/stories?limit=50', '/threads?limit=50', '/figures?limit=50', '/utterances?limit=50', '/speakers?limit=50', '/documents?limit=200'].map(list),
)
const speaker = most(speakers, (one) => one.statements)
const longest = most(documents, (one) => one.statements)

const scroll = async (page) => {
  for (let n = 0; n < 12; n++) {
    await page.mouse.wheel(0, 1500)
    await page.waitForTimeout(120)
  }
}
const views = {
  'search, as one types': ['/', async (page) => (await page.getByRole('searchbox').first().pressSequentially('president said', { delay: 60 }), await scroll(page))],
  'search, all of it': ['/?q=said', scroll],
  documents: ['/documents', scroll],
  'longest document': [`/documents/${longest.id}`, scroll],
  stories: ['/stories', scroll],
  'largest story': [`/stories/${most(stories, (one) => one.documents).id}`, scroll],
  'widest incident': [`/incidents/${most(incidents, (one) => one.incident.documents).incident.id}`, scroll],
  threads: ['/threads', scroll],
  'fullest thread': [`/threads/${threads[0].id}`, scroll],
  utterances: ['/utterances', scroll],
  'widest utterance': [`/utterances/${most(utterances, (one) => one.documents).id}`, scroll],
  speakers: ['/speakers', scroll],
  [`speaker with most statements (${speaker.statements})`]: [`/who?name=${encodeURIComponent(speaker.name)}`, scroll],
  timeline: ['/timeline', scroll],
  map: ['/map', scroll],
}

for (const [name, [path, use]] of Object.entries(views)) {
  test(name, (t) =>
    on(
      path,
      async (page) => {
        await page.locator('main h1, main h2, main input').first().waitFor()
        await page.waitForLoadState('networkidle', { timeout: 60_000 })
        await use(page)
        await page.waitForTimeout(500)
        const tasks = await page.evaluate(() => globalThis.longTasks)
        const whole = Math.round(Math.max(0, ...tasks))
        t.diagnostic(`longest task ${whole < 50 ? 'under 50' : whole} ms, ${tasks.length} over 50 ms`)
      },
      {
        prepare: (page) =>
          page.addInitScript(() => {
            globalThis.longTasks = []
            new PerformanceObserver((seen) => globalThis.longTasks.push(...seen.getEntries().map((one) => one.duration))).observe({ type: 'longtask', buffered: true })
          }),
      },
    ))
}
