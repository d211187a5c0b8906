// A document: every statement can be seen in its place, from either side, by pointer and by keyboard.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { api, fullest, narrow, on, slice } from './browser.mjs'

/** The words lit in the text for the statement being looked at, in order. */
const litWords = (page) =>
  page.locator('.lit-content').evaluateAll((spans) => spans.map((span) => [Number(span.dataset.from), Number(span.dataset.to), span.textContent]))

test('the text on the page is the text of the record, slice by slice', async () => {
  const { id } = await fullest()
  const view = await api(`/documents/${id}`)
  await on(`/documents/${id}`, async (page) => {
    await page.locator('article.text').waitFor()
    const shown = await page.locator('article.text [data-from]').evaluateAll((spans) => spans.map((span) => [Number(span.dataset.from), Number(span.dataset.to), span.textContent]))
    assert.ok(shown.length > view.record.statements.length)
    for (const [from, to, words] of shown) assert.equal(words, slice(view.text, [from, to]))
    assert.equal(
      shown.map(([, , words]) => words).join('').replace(/\s+/g, ''),
      view.text.replace(/\s+/g, ''),
      'not a word is missing',
    )
  })
})

test('every statement clicked in the margin lights exactly its words', async () => {
  const { id } = await fullest()
  const view = await api(`/documents/${id}`)
  await on(`/documents/${id}`, async (page) => {
    for (const statement of view.record.statements.filter((one) => one.field === 'text')) {
      await page.locator(`#note-${statement.id} button`).first().click()
      await page.locator(`#note-${statement.id} .chosen`).waitFor()
      await page.mouse.move(2, 2)
      const wanted = statement.content.map((span) => slice(view.text, span))
      // White space between paragraphs belongs to no paragraph.
      const squeeze = (words) => words.join('').replace(/\s+/g, '')
      const lit = await litWords(page)
      assert.equal(squeeze(lit.map(([, , words]) => words)), squeeze(wanted), statement.id)
      const cue = await page.locator('.lit-cue').allTextContents()
      assert.equal(squeeze(cue), squeeze([...statement.cue, ...statement.via.flatMap((relay) => (relay.cue ? [relay.cue] : []))].sort((a, b) => a[0] - b[0]).map((span) => slice(view.text, span))), `${statement.id} cue`)
    }
  })
})

test('words clicked in the text choose their statement, and the address can be shared', async () => {
  const { id } = await fullest()
  await on(`/documents/${id}`, async (page) => {
    const words = page.locator('article.text .said').first()
    const statement = (await words.getAttribute('data-statements')).split(' ')
    await words.click()
    await page.waitForURL(/#s\d+$/)
    const chosen = new URL(page.url()).hash.slice(1)
    assert.ok(statement.includes(chosen))
    await page.reload()
    await page.locator(`#note-${chosen} .chosen`).waitFor()
    assert.ok((await litWords(page)).length > 0)
    await page.keyboard.press('Escape')
    await page.locator('.chosen').waitFor({ state: 'detached' })
    assert.equal(new URL(page.url()).hash, '')
  })
})

test('pointing at a note lights its words, and the other way round', async () => {
  const { id } = await fullest()
  await on(`/documents/${id}`, async (page) => {
    await page.locator('#note-s2 button').hover()
    assert.ok((await litWords(page)).length > 0)
    await page.locator('article.text .said').nth(1).hover()
    await page.locator('.note.lit').waitFor()
  })
})

test('the keyboard alone reaches every statement', async () => {
  const { id } = await fullest()
  const view = await api(`/documents/${id}`)
  await on(`/documents/${id}`, async (page) => {
    await page.locator('article.text').waitFor()
    for (const statement of view.record.statements.slice(0, 4)) {
      await page.keyboard.press('j')
      await page.locator(`#note-${statement.id} .chosen`).waitFor()
    }
    await page.keyboard.press('k')
    await page.locator(`#note-${view.record.statements[2].id} .chosen`).waitFor()
    await page.locator('article.text a.number').first().focus()
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(() => document.activeElement.getAttribute('href'))
    assert.match(reached, /^#s\d+$/)
    assert.ok((await litWords(page)).length > 0, 'focus lights the words')
    await page.keyboard.press('Enter')
    await page.locator(`#note-${reached.slice(1)} .chosen`).waitFor()
  })
})

test('notes stand beside their words and never cover each other', async () => {
  const { id } = await fullest()
  await on(`/documents/${id}`, async (page) => {
    const overlapping = () =>
      page.locator('section.margin li').evaluateAll((notes) => {
        const boxes = notes.map((note) => note.getBoundingClientRect())
        return boxes.filter((box, i) => i > 0 && box.top < boxes[i - 1].bottom - 1).length
      })
    await page.locator('section.margin li').first().waitFor()
    assert.equal(await overlapping(), 0)
    const last = page.locator('section.margin li button').last()
    await last.click()
    await page.waitForTimeout(100)
    assert.equal(await overlapping(), 0)
    const note = page.locator('section.margin li:has(.chosen)')
    const gap = await note.evaluate((element) => {
      const number = document.getElementById(element.id.replace('note-', 'in-text-'))
      return Math.abs(element.getBoundingClientRect().top - number.getBoundingClientRect().top)
    })
    // Where the notes above fill the margin to its top, it stands as near as they allow.
    const full = await note.evaluate((element) => {
      const above = [...element.parentElement.children].slice(0, [...element.parentElement.children].indexOf(element))
      const needed = above.reduce((sum, one) => sum + one.offsetHeight + 6, 0)
      return element.offsetTop - needed < 2
    })
    assert.ok(gap < 24 || full, `the chosen note is ${gap} px from its words`)
  })
})

test('one speaker’s statements can be looked at alone', async () => {
  const { id } = await fullest()
  const view = await api(`/documents/${id}`)
  await on(`/documents/${id}`, async (page) => {
    const only = page.getByRole('group', { name: 'Mark only one speaker' }).getByRole('button').first()
    await only.click()
    const name = (await only.innerText()).replace(/\s*\d+$/, '')
    const speaker = view.record.entities.find((entity) => entity.name === name).id
    const wanted = view.record.statements.filter((one) => one.speaker === speaker).map((one) => `note-${one.id}`)
    assert.deepEqual(await page.locator('section.margin li').evaluateAll((notes) => notes.map((note) => note.id)), wanted)
  })
})

test('on a phone the notes follow the text', async () => {
  const { id } = await fullest()
  await on(
    `/documents/${id}`,
    async (page) => {
      await page.locator('section.margin li').first().waitFor()
      const [inner, content] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
      assert.ok(content <= inner, `${content} px on a screen of ${inner}`)
      const [text, margin] = await page.evaluate(() => ['article.text', 'section.margin'].map((part) => document.querySelector(part).getBoundingClientRect()))
      assert.ok(margin.top >= text.bottom)
      await page.locator('article.text .said').first().tap()
      await page.waitForURL(/#s\d+$/)
      const sheet = page.getByRole('complementary', { name: 'Chosen statement' })
      assert.ok((await sheet.boundingBox()).y + (await sheet.boundingBox()).height <= narrow.height + 1, 'its note is in sight')
      await sheet.getByRole('button', { name: 'Close' }).click()
      await sheet.waitFor({ state: 'detached' })
    },
    { viewport: narrow, hasTouch: true },
  )
})

test('a document that is not there says so', () =>
  on(
    '/documents/d-nowhere',
    async (page) => {
      await page.getByRole('alert').waitFor()
      assert.match(await page.getByRole('alert').innerText(), /Q001/)
    },
    { expected: [/404/] },
  ))
