// Articles are other people's text. Whatever stands in one stays text, and whatever the characters,
// marks stay on the right words.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { api, base, fullest, on } from './browser.mjs'

const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>{@html "<b>x</b>"}&lt;b&gt;<a href="javascript:alert(3)">𝄞 click</a>'

test('hostile articles stay text, astral characters stay in step', async () => {
  const { id } = await fullest()
  const real = await api(`/documents/${id}`)
  const text = `👩🏽‍🚀 Ada Verrin said: “${HOSTILE}”\n\n𝄞𝄞 “Second,” she said.`
  const at = (words, from = 0) => {
    const start = [...text.slice(0, text.indexOf(words, from))].length
    return [start, start + [...words].length]
  }
  const statement = (name, content, source, cue) => ({ ...real.record.statements[0], id: name, field: 'text', kind: 'direct', content: [content], source: [source], cue: [cue], via: [], addressee: null, authority: null, said_on: null, speaker: 'e1' })
  const view = {
    ...real,
    text,
    summary: { ...real.summary, title: HOSTILE, outlet: HOSTILE, url: 'javascript:alert(4)', author: HOSTILE },
    record: {
      ...real.record,
      entities: [{ ...real.record.entities[0], id: 'e1', name: HOSTILE, role: HOSTILE, mentions: [] }],
      statements: [
        statement('s1', at(HOSTILE), at('Ada Verrin'), at('said')),
        statement('s2', at('Second,'), at('she'), at('said', text.indexOf('she'))),
        // Nested in the first, to be told apart from it.
        statement('s3', at('𝄞 click'), at('Ada Verrin'), at('said')),
      ],
    },
    diagnostics: [{ code: 'undated', span: null, message: HOSTILE }],
  }
  await on(
    `/documents/${id}`,
    async (page) => {
      await page.locator('article.text').waitFor()
      assert.equal(await page.locator('main img, main script, main iframe, article b').count(), 0)
      assert.equal(await page.locator('a[href^="javascript:"]').count(), 0)
      for (const one of view.record.statements) {
        await page.locator(`#note-${one.id} button`).first().click()
        await page.mouse.move(2, 2)
        const lit = await page.locator('.lit-content').allTextContents()
        assert.equal(lit.join(''), [...text].slice(...one.content[0]).join(''))
        assert.equal((await page.locator('.lit-source').allTextContents()).join(''), [...text].slice(...one.source[0]).join(''))
      }
      assert.equal(await page.locator('h1').innerText(), HOSTILE)
      // The innermost statement wins the first click, the one around it the second.
      const inner = page.locator('[data-statements="s3 s1"]')
      await inner.click()
      await page.waitForURL(/#s3$|#s1$/)
      const first = new URL(page.url()).hash
      await inner.click()
      assert.notEqual(new URL(page.url()).hash, first)
    },
    { prepare: (page) => page.route(`**/api/v1/documents/**`, (route) => route.fulfill({ json: view })) },
  )
})

/** Markup, a bidi override that would turn the rest of the line round, and marks heaped on one letter. */
const NAME = `<b onclick="alert(5)">Ada</b>\u202e\u2066 nirreV ${'a' + '\u0301'.repeat(500)}`
const MARKS = 'e' + '\u0301'.repeat(1_000_000)

/** Nothing of a hostile answer became an element, an address or a wider page. */
async function harmless(page) {
  assert.equal(await page.locator('main img, main script, main iframe, main b[onclick], dialog img, dialog script, dialog b[onclick], [onerror]').count(), 0)
  assert.equal(await page.locator('a[href^="javascript:"], a[href^="data:"], [src^="data:"]').count(), 0)
  const [inner, content] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  assert.ok(content <= inner, `${content} px on a screen of ${inner}`)
}

test('names are kept apart from the words around them, in marks, margin and dialogs', async () => {
  const { id } = await fullest()
  const real = await api(`/documents/${id}`)
  const [first] = real.record.statements.filter((one) => one.field === 'text')
  const entities = real.record.entities.map((one) => ({ ...one, name: `${NAME} ${one.id}`, role: NAME }))
  const places = [{ span: first.content[0], name: NAME, lat: 1, lon: 2, geonames_id: 1, country: '<x>', within: [], kind: 'town', precision: 'town', metonym: false, confidence: 1, runner_up: { name: NAME, country: NAME, lat: 1, lon: 2, geonames_id: 2 } }]
  const dates = [{ span: first.content[0], type: 'DATE', value: NAME, mod: NAME }]
  const figures = [{ id: 'f1', span: first.content[0], measure: NAME, low: 1, high: null, bound: 'at_least', unit: NAME, subgroup: NAME, part_of: null, counting: null, implicit: false, retracted: false, statement: first.id, place: 0, date: 0 }]
  const view = { ...real, record: { ...real.record, entities, places, dates, figures }, diagnostics: [{ code: 'names-alike', span: first.content[0], message: NAME }] }
  await on(
    `/documents/${id}?mark=speakers,dates,places,figures,doubts#${first.id}`,
    async (page) => {
      await page.locator(`#note-${first.id} .chosen`).waitFor()
      await harmless(page)
      // Every name stands in an element of its own, so that an override ends where the name does.
      const loose = await page.evaluate(() => {
        const texts = document.createTreeWalker(document.querySelector('section.margin'), NodeFilter.SHOW_TEXT)
        const out = []
        while (texts.nextNode()) if (texts.currentNode.data.includes('\u202e') && !texts.currentNode.parentElement.closest('bdi, [dir]')) out.push(texts.currentNode.data.slice(0, 40))
        return out
      })
      assert.deepEqual(loose, [])
      await page.locator('.meant').first().focus()
      await page.locator('.gloss.shown').waitFor()
      await harmless(page)
      await page.locator(`#note-${first.id}`).getByRole('button', { name: 'Somebody else said this' }).click()
      await page.getByRole('dialog').waitFor()
      await harmless(page)
    },
    {
      prepare: async (page) => {
        await page.route('**/api/v1/documents/**', (route) => route.fulfill({ json: view }))
        await page.route('**/api/v1/speakers*', (route) => route.fulfill({ json: { items: [{ name: NAME, names: [NAME], type: 'person', statements: 1, documents: 1, why: [NAME] }], total: 1, next: null } }))
      },
    },
  )
})

test('a search that finds hostile words shows them as words', async () => {
  const { items } = await api('/search?q=inquiry&of=statement&limit=3')
  const hostile = items.map((hit) => ({
    ...hit,
    document: { ...hit.document, title: HOSTILE, outlet: NAME, url: 'data:text/html,<script>alert(6)</script>' },
    snippet: [{ text: HOSTILE, marked: true }],
    statement: { ...hit.statement, speaker: { ...hit.statement.speaker, name: NAME, role: HOSTILE }, content: [{ span: [0, 1], words: HOSTILE }], source: [{ span: [0, 1], words: NAME }], cue: [] },
  }))
  const facet = [{ value: HOSTILE, hits: 2 }, { value: NAME, hits: 1 }]
  await on(
    '/?q=inquiry',
    async (page) => {
      await page.getByRole('article').first().waitFor()
      await page.getByRole('complementary', { name: 'Narrow the search' }).getByText('onclick').first().waitFor()
      await harmless(page)
      assert.equal(await page.locator('article mark').first().innerText(), HOSTILE)
    },
    {
      prepare: async (page) => {
        await page.route('**/api/v1/search?*', (route) => route.fulfill({ json: { items: hostile, total: hostile.length, next: null } }))
        await page.route('**/api/v1/search/facets?*', (route) => route.fulfill({ json: { speakers: facet, outlets: facet, kinds: facet, acts: facet, days: [{ value: HOSTILE, hits: 1 }, { value: '2031-04-12', hits: 1 }], undated: 1 } }))
      },
    },
  )
})

test('hostile reasons and authors of corrections stay words', () =>
  on(
    '/corrections',
    async (page) => {
      await page.getByRole('article').first().waitFor()
      await harmless(page)
      await page.getByRole('button', { name: 'Undo' }).first().click()
      await page.getByRole('dialog').waitFor()
      await harmless(page)
    },
    {
      prepare: (page) => {
        const one = { id: 'c-000000000000', at: '2031-04-12T08:00:00Z', author: NAME, reason: HOSTILE, verb: 'merge', kind: 'speaker', members: [{ id: NAME, words: null }, { id: HOSTILE, words: HOSTILE }], target: null, name: HOSTILE, undoes: null, undone_by: null }
        return page.route('**/api/v1/corrections*', (route) => route.fulfill({ json: { items: [one], total: 1, next: null } }))
      },
    },
  ))

test('a million marks on one letter do not stop the page', async () => {
  const { id } = await fullest()
  const real = await api(`/documents/${id}`)
  const text = `Ada Verrin said: ${MARKS}.\n\nNothing more.`
  const statement = { ...real.record.statements[0], id: 's1', field: 'text', content: [[17, 17 + MARKS.length]], source: [[0, 10]], cue: [[11, 15]], via: [], addressee: null, authority: null, said_on: null, speaker: null }
  const view = { ...real, text, diagnostics: [], record: { ...real.record, entities: [], places: [], dates: [], figures: [], statements: [statement] } }
  await on(
    `/documents/${id}`,
    async (page) => {
      await page.getByText('Nothing more.').waitFor()
      await page.locator('#note-s1 button').first().click()
      await page.locator('#note-s1 .chosen').waitFor()
      assert.equal(await page.locator('article.text [data-from="17"]').evaluate((piece) => piece.textContent.length), MARKS.length)
      await harmless(page)
    },
    { prepare: (page) => page.route('**/api/v1/documents/**', (route) => route.fulfill({ json: view })) },
  )
})

test('the page runs under the strict policy, and the policy is there', async () => {
  for (const path of ['/', '/documents', '/api/v1/status', '/nowhere', '/api/v1/nowhere']) {
    const response = await fetch(base + path)
    const policy = response.headers.get('content-security-policy')
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe|\*|data:/)
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('access-control-allow-origin'), null)
  }
  await on('/', async (page) => {
    // A script that got into the page would not run.
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.body.append(script)
      return globalThis.ran === true
    })
    assert.equal(ran, false)
  }, { expected: [/Content Security Policy/] })
})
