// Somebody who knows better says so: with a reason, seen at once, and taken back again.
// Writes go to a server of the test's own: the answers to POST are made here, and the ledger is left alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { api, fullest, on } from './browser.mjs'

const { id } = await fullest()
const view = await api(`/documents/${id}`)
const version = view.summary.version_id
const first = view.record.statements.find((one) => one.field === 'text')
const words = first.content.map(([from, to]) => [...view.text].slice(from, to).join('')).join(' … ')

/** Keeps corrections in the page's own memory, as the server would. */
function keeping(kept, change = () => {}) {
  return async (page) => {
    await page.route('**/api/v1/corrections*', async (route) => {
      if (route.request().method() !== 'POST') return route.fulfill({ json: { items: [...kept].reverse(), total: kept.length, next: null } })
      const asked = route.request().postDataJSON()
      const made = { id: `c-${String(kept.length).padStart(12, '0')}`, at: '2031-04-12T08:00:00Z', author: asked.author, reason: asked.reason, verb: asked.verb, kind: 'statement', members: [], target: null, name: asked.name ?? null, undoes: null, undone_by: null }
      if (asked.verb === 'undo') {
        made.undoes = asked.ids[0]
        kept.find((one) => one.id === asked.ids[0]).undone_by = made.id
      } else {
        made.members = asked.ids.map((one) => ({ id: one, words }))
        if (asked.group) made.target = { id: asked.group, words: null }
        if (asked.verb === 'reassign') made.kind = 'speaker'
      }
      kept.push(made)
      change(asked, made)
      return route.fulfill({ json: made })
    })
  }
}

/** Says that nobody said the first statement; the dialog. */
async function withdraw(page, reason) {
  await page.locator(`#note-${first.id}`).getByRole('button', { name: 'Nobody said this' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByLabel('Your name').fill('Mira Toll')
  await dialog.getByRole('button', { name: 'Save the correction' }).click()
  return dialog
}

test('a statement is given to whoever said it, by keyboard, and given back', () => {
  const kept = []
  return on(
    `/documents/${id}#${first.id}`,
    async (page) => {
      const note = page.locator(`#note-${first.id}`)
      const opener = note.getByRole('button', { name: 'Somebody else said this' })
      await opener.focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Correct this statement' })
      await dialog.waitFor()
      // What is missing is said, and nothing is sent.
      await dialog.getByRole('button', { name: 'Save the correction' }).click()
      await dialog.getByRole('alert').filter({ hasText: 'Say which speaker' }).waitFor()
      await dialog.getByLabel('Who said it').fill('Nela Vostry')
      await dialog.getByLabel('Reason').fill('the byline is wrong')
      await dialog.getByLabel('Your name').fill('Mira Toll')
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'detached' })
      assert.deepEqual([kept[0].verb, kept[0].members[0].id, kept[0].target.id], ['reassign', `${version}.${first.id}`, 'Nela Vostry'])
      await page.getByRole('status').filter({ hasText: 'it has moved' }).waitFor()
      await note.getByText('Nela Vostry').first().waitFor()
      await note.getByText('the byline is wrong').waitFor()
      await page.getByRole('complementary', { name: 'Correction' }).getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor()
      await note.getByText('Nela Vostry').first().waitFor({ state: 'detached' })
      // The author is remembered; Escape closes, and the focus is where it was.
      await opener.focus()
      await page.keyboard.press('Enter')
      assert.equal(await dialog.getByLabel('Your name').inputValue(), 'Mira Toll')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      assert.match(await page.evaluate(() => document.activeElement.textContent), /Somebody else said this/)
    },
    { prepare: keeping(kept) },
  )
})

test('what nobody said is withdrawn, and the list says who, why and that it was undone', () => {
  const kept = []
  return on(
    `/documents/${id}#${first.id}`,
    async (page) => {
      await withdraw(page, 'it is the reporter’s own')
      await page.locator(`#note-${first.id} .withdrawn`).waitFor()
      await page.getByRole('complementary', { name: 'Correction' }).getByRole('link', { name: 'All corrections' }).click()
      const item = page.getByRole('article')
      await item.getByText('it is the reporter’s own').waitFor()
      await item.getByRole('button', { name: 'Undo' }).click()
      const undoing = page.getByRole('dialog', { name: 'Undo a correction' })
      await undoing.getByLabel('Reason').fill('it was said after all')
      await undoing.getByRole('button', { name: 'Undo it' }).click()
      await page.getByText('2 corrections').waitFor()
      await page.locator('.undone').getByText('it was said after all').waitFor()
    },
    { prepare: keeping(kept) },
  )
})

test('whatever the page shows is asked for anew, the marks of the timeline too', () =>
  on(
    `/documents/${id}#${first.id}`,
    async (page) => {
      await withdraw(page, 'it is the reporter’s own')
      const notice = page.getByRole('complementary', { name: 'Correction' })
      await notice.getByRole('button', { name: 'Undo' }).waitFor()
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Timeline' }).click()
      await page.locator('[data-mark]').first().waitFor()
      await page.waitForLoadState('networkidle')
      const list = page.waitForRequest((request) => /\/timeline\?.*limit=50/.test(request.url()))
      const marks = page.waitForRequest((request) => /\/timeline\?.*limit=200/.test(request.url()))
      await notice.getByRole('button', { name: 'Undo' }).click()
      await Promise.all([list, marks])
    },
    { prepare: keeping([]) },
  ))

test('words that are selected become a statement, marked as added by hand', () => {
  const kept = []
  const added = []
  const change = (asked, made) => {
    if (asked.verb !== 'add') return
    const parts = (spans) => spans.map((span) => ({ span, words: [...view.text].slice(...span).join('') }))
    added.push({ id: made.id, speaker: asked.name, parts: { content: parts(asked.statement.content), source: parts(asked.statement.source), cue: parts(asked.statement.cue) }, stands: true, author: asked.author, reason: asked.reason, at: made.at })
  }
  return on(
    `/documents/${id}`,
    async (page) => {
      await page.locator('article.text').waitFor()
      const chosen = await page.evaluate(() => {
        const piece = [...document.querySelectorAll('article.text [data-from]')].find((one) => one.textContent.length > 40)
        const text = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode()
        const range = document.createRange()
        range.setStart(text, 5)
        range.setEnd(text, 30)
        getSelection().removeAllRanges()
        getSelection().addRange(range)
        return { words: range.toString(), from: Number(piece.dataset.from) + [...text.data.slice(0, 5)].length }
      })
      await page.getByRole('group', { name: 'Selected words' }).getByRole('button', { name: 'Add as a statement' }).click()
      const dialog = page.getByRole('dialog', { name: 'Add a statement' })
      assert.equal(await dialog.getByLabel('The words said').inputValue(), chosen.words)
      await dialog.getByLabel('Who said it').fill('Nela Vostry')
      await dialog.getByLabel('Reason').fill('missed')
      await dialog.getByLabel('Your name').fill('Mira Toll')
      await dialog.getByRole('button', { name: 'Add the statement' }).click()
      await page.locator('.note', { hasText: 'added by hand' }).waitFor()
      assert.equal([...view.text].slice(...added[0].parts.content[0].span).join(''), added[0].parts.content[0].words)
      assert.equal(added[0].parts.content[0].words.replace(/\s+/g, ' '), chosen.words.trim().replace(/\s+/g, ' '))
    },
    {
      prepare: async (page) => {
        await keeping(kept, change)(page)
        await page.route(`**/api/v1/documents/${id}*`, (route) => route.fulfill({ json: { ...view, added } }))
      },
    },
  )
})

test('a refusal of the server is shown, and nothing is lost', () =>
  on(
    `/documents/${id}#${first.id}`,
    async (page) => {
      const dialog = await withdraw(page, 'why')
      await dialog.getByRole('alert').filter({ hasText: 'Q005' }).waitFor()
      assert.equal(await dialog.getByLabel('Reason').inputValue(), 'why')
    },
    {
      expected: [/400/],
      prepare: (page) =>
        page.route('**/api/v1/corrections', (route) =>
          route.request().method() === 'POST'
            ? route.fulfill({ status: 400, json: { status: 400, code: 'Q005', name: 'bad-correction', title: 'No.', message: 'It cannot be.', what_to_do: 'Think again.' } })
            : route.fallback(),
        ),
    },
  ))
