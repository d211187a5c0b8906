// A reader asks in whose words a sentence was printed, sees what each outlet changed, cites it and takes it away.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { api, base, narrow, on } from './browser.mjs'

const { items } = await api('/utterances?limit=20')
const utterance = await api(`/utterances/${items[0].id}`)
const [fullest, second] = utterance.renderings

test('utterances are listed with how many render them, and lead to the comparison', () =>
  on('/utterances', async (page) => {
    await page.getByRole('status').filter({ hasText: `${(await api('/utterances')).total} utterances` }).waitFor()
    await page.getByText(`${items[0].statements} renderings`).first().waitFor()
    await page.getByRole('link', { name: items[0].words.slice(0, 40) }).first().click()
    await page.waitForURL(/\/utterances\/u-/)
    await page.getByRole('heading', { name: 'The fullest' }).waitFor()
    assert.equal(await page.getByRole('article').count(), utterance.renderings.length)
  }))

test('every rendering keeps its own words exactly, and has its chain and why it is here', () =>
  on(`/utterances/${utterance.id}`, async (page) => {
    await page.getByRole('article').first().waitFor()
    for (const [i, rendering] of utterance.renderings.entries()) {
      const article = page.getByRole('article').nth(i)
      const own = await article.locator('blockquote').evaluate((quote) => {
        const copy = quote.cloneNode(true)
        for (const other of copy.querySelectorAll('.gone, .flag')) other.remove()
        return copy.textContent
      })
      const folded = (text) => text.replace(/\s+/g, ' ').replace(/ … /g, ' ').trim()
      for (const part of rendering.statement.content) assert.ok(folded(own).includes(folded(part.words)), `${own} | ${part.words}`)
      assert.deepEqual(await article.locator('ol').first().locator('.who').allInnerTexts(), rendering.chain.map((link) => link.name))
      if (i > 0) assert.equal(await article.locator('details ul li').count(), rendering.reasons.length)
    }
    const words = page.getByText('Word by word').first()
    await words.click()
    const cells = await page.locator('details[open] table tbody tr').count()
    assert.equal(cells, second.steps.length)
  }))

test('differences in meaning are said in words and numbered at their place', async () => {
  const views = await Promise.all(items.map((one) => api(`/utterances/${one.id}`)))
  const view = views.find((one) => one.renderings.some((rendering) => rendering.changes.some((change) => change.b)))
  assert.ok(view, 'the dossier has a difference in meaning')
  await on(`/utterances/${view.id}`, async (page) => {
    const change = view.renderings.flatMap((one) => one.changes).find((one) => one.b)
    await page.getByText(change.why).first().waitFor()
    const flag = page.getByRole('link', { name: 'difference in meaning 1' }).first()
    assert.equal(await flag.evaluate((link) => document.querySelector(link.getAttribute('href')) !== null), true)
  })
})

test('two statements are put side by side by their address, in either order', () =>
  on(`/compare?s=${fullest.statement.id}&s=${second.statement.id}`, async (page) => {
    await page.getByRole('heading', { name: 'Compared with' }).waitFor()
    const { same } = await api(`/compare?a=${fullest.statement.id}&b=${second.statement.id}`)
    await page.getByText(same ? 'taken to render the same act' : 'not taken to render').first().waitFor()
    await page.getByRole('link', { name: 'Compare with the next one instead' }).click()
    await page.waitForURL((url) => url.searchParams.getAll('s')[0] === second.statement.id)
    await page.getByRole('article').nth(1).waitFor()
  }))

test('one statement alone is not compared, and the page says what to do', () =>
  on(`/compare?s=${fullest.statement.id}`, async (page) => {
    await page.getByText('At least two statements').waitFor()
  }))

test('on a phone the renderings stand one under the other, and nothing runs off the page', () =>
  on(
    `/utterances/${utterance.id}`,
    async (page) => {
      const first = await page.getByRole('article').first().boundingBox()
      const next = await page.getByRole('article').nth(1).boundingBox()
      assert.ok(next.y >= first.y + first.height - 1)
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= narrow.width)
    },
    { viewport: narrow },
  ))

test('a statement is cited as text, BibTeX and CSL-JSON', () =>
  on(
    `/utterances/${utterance.id}`,
    async (page) => {
      const article = page.getByRole('article').first()
      await article.locator('summary', { hasText: 'Cite' }).click()
      const copied = async (name) => {
        await article.getByRole('button', { name, exact: true }).click()
        await article.getByText(`Copied as ${name}.`).waitFor()
        return page.evaluate(() => navigator.clipboard.readText())
      }
      const address = `${base}/documents/${fullest.document.version_id}#${fullest.statement.id.split('.').at(-1)}`
      assert.ok((await copied('text')).includes(address))
      assert.match(await copied('BibTeX'), /^@misc\{d-/)
      const [item] = JSON.parse(await copied('CSL-JSON'))
      assert.equal(item['container-title'], fullest.document.outlet ?? undefined)
      assert.equal(await copied('link'), address)
      const link = await article.getByRole('link', { name: /Words at the publisher/ }).getAttribute('href')
      assert.ok(link.startsWith(`${fullest.document.url}#:~:text=`), link)
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ))

test('the comparison is taken away as a table', () =>
  on(`/utterances/${utterance.id}`, async (page) => {
    const saved = async (name) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
      return readFileSync(await file.path())
    }
    const csv = (await saved('CSV')).toString()
    assert.match(csv, /^\ufeffstatement,words,kind,outlet/)
    for (const rendering of utterance.renderings) assert.ok(csv.includes(rendering.statement.id))
    assert.equal(JSON.parse((await saved('JSON')).toString()).length, utterance.renderings.length)
    assert.equal((await saved('XLSX')).subarray(0, 2).toString(), 'PK')
  }))
