// A new user looks for words, narrows, and opens where they stand.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { api, narrow, on } from './browser.mjs'

test('the first page says what is in the ledger and where to begin', () =>
  on('/', async (page) => {
    const { ledger } = await api('/status')
    const holds = page.getByText(/ statements? by .* in .* documents? of /)
    await holds.waitFor()
    const said = await holds.innerText()
    for (const n of [ledger.statements, ledger.speakers, ledger.documents, ledger.outlets]) {
      assert.match(said, new RegExp(`\\b${n.toLocaleString('en')}\\b`))
    }
    await page.getByRole('heading', { name: 'Most on record' }).waitFor()
    const latest = page.locator('section', { has: page.getByRole('heading', { name: 'Latest documents' }) })
    assert.equal(await latest.getByRole('article').count(), Math.min(8, ledger.documents))
  }))

test('words are found, marked and counted as the API counts them', () =>
  on('/', async (page) => {
    await page.getByRole('searchbox').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('inquiry')
    await page.keyboard.press('Enter')
    await page.waitForURL(/[?&]q=inquiry/)
    const { total, items } = await api('/search?q=inquiry&limit=20')
    assert.ok(total > 0, 'the dossier speaks of an inquiry')
    await page.getByRole('status').filter({ hasText: new RegExp(`^${total} match`) }).waitFor()
    assert.equal(await page.getByRole('article').count(), items.length)
    for (const mark of await page.locator('article mark').allInnerTexts()) assert.match(mark, /inquir/i)
    for (const one of await page.getByRole('article').all()) assert.ok((await one.locator('mark').count()) > 0)
  }))

test('filters narrow, stand in the address, survive a reload and can be gone back from', () =>
  on('/?q=inquiry', async (page) => {
    await page.getByRole('status').filter({ hasText: /match/ }).waitFor()
    await page.getByLabel('Kind').selectOption('direct')
    await page.waitForURL(/kind=direct/)
    const { total } = await api('/search?q=inquiry&kind=direct')
    await page.getByRole('status').filter({ hasText: total ? new RegExp(`^${total} match`) : /Nothing/ }).waitFor()
    await page.reload()
    assert.equal(await page.getByLabel('Kind').inputValue(), 'direct')
    assert.equal(await page.getByRole('searchbox').inputValue(), 'inquiry')
    await page.goBack()
    await page.getByRole('status').filter({ hasText: /match/ }).waitFor()
    assert.equal(await page.getByLabel('Kind').inputValue(), '')
  }))

test('by speaker, outlet and date', async () => {
  const speaker = (await api('/speakers?limit=1')).items[0].name
  await on('/', async (page) => {
    await page.getByLabel('Speaker').fill(speaker)
    await page.getByLabel('Speaker').press('Enter')
    await page.waitForURL(/speaker=/)
    await page.getByRole('article').first().waitFor()
    const { total } = await api(`/search?speaker=${encodeURIComponent(speaker)}`)
    await page.getByRole('status').filter({ hasText: new RegExp(`^${total} match`) }).waitFor()
    const { ledger } = await api('/status')
    await page.getByLabel('Published from').fill(ledger.last_published)
    await page.getByLabel('Published from').blur()
    await page.waitForURL(/from=\d/)
    const later = await api(`/search?speaker=${encodeURIComponent(speaker)}&from=${ledger.last_published}`)
    await page.getByRole('status').filter({ hasText: later.total ? new RegExp(`^${later.total} match`) : /Nothing/ }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('heading', { name: 'Most on record' }).waitFor()
  })
})

test('a hit leads to its statement in the document', () =>
  on('/?q=inquiry&of=statement', async (page) => {
    const { items } = await api('/search?q=inquiry&of=statement&limit=20')
    await page.locator('article .words a').first().click()
    await page.waitForURL(/\/documents\/.*#s\d+$/)
    const local = items[0].statement.id.split('.').at(-1)
    await page.locator(`#note-${local} .chosen`).waitFor()
    assert.ok(await page.locator(`#in-text-${local}`).isVisible())
  }))

test('nothing found and a search that cannot be understood say what to do', async () => {
  await on('/?q=qzxvbnmqq', async (page) => {
    await page.getByRole('status').filter({ hasText: 'Nothing found' }).waitFor()
    await page.getByText('Try fewer words').waitFor()
  })
  await on(
    '/?q=ferry&from=someday',
    async (page) => {
      const alert = page.getByRole('alert')
      await alert.waitFor()
      assert.match(await alert.innerText(), /Q002/)
      assert.match(await alert.innerText(), /YYYY-MM-DD/)
    },
    { expected: [/400/] },
  )
})

test('what is found is counted by speaker, outlet, kind and act; a value narrows and can be taken off', () =>
  on('/?q=inquiry', async (page) => {
    const narrow = page.getByRole('complementary', { name: 'Narrow the search' })
    const facets = await api('/search/facets?q=inquiry')
    const [outlet] = facets.outlets
    await narrow.getByRole('link', { name: outlet.value }).click()
    await page.waitForURL(/outlet=/)
    await page.getByRole('status').filter({ hasText: new RegExp(`^${outlet.hits} match`) }).waitFor()
    await narrow.getByRole('link', { name: /chosen; take it off/ }).click()
    await page.waitForURL((url) => !url.search.includes('outlet='))
    const act = facets.acts.at(-1)
    await narrow.getByRole('link', { name: act.value.replaceAll('_', ' '), exact: true }).click()
    await page.waitForURL(new RegExp(`act=${act.value}`))
    await page.getByRole('status').filter({ hasText: new RegExp(`^${act.hits} match`) }).waitFor()
  }))

test('days are drawn as bars; dragging over them asks for these days, a table says the same', () =>
  on('/?q=inquiry', async (page) => {
    const { days } = await api('/search/facets?q=inquiry')
    const chart = page.getByRole('img', { name: /Matches by day of publication/ })
    await chart.waitFor()
    await page.getByText('As a table').click()
    assert.equal(await page.locator('figure tbody tr').count() >= days.length, true)
    const box = await chart.boundingBox()
    await page.mouse.move(box.x + 2, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 4 })
    await page.mouse.up()
    await page.waitForURL(/from=\d{4}-\d\d-\d\d.*to=/)
    const asked = new URL(page.url()).searchParams
    assert.equal(asked.get('from'), days[0].value)
    assert.equal(await page.getByLabel('Published from').inputValue(), days[0].value)
    const { total } = await api(`/search?q=inquiry&from=${asked.get('from')}&to=${asked.get('to')}`)
    await page.getByRole('status').filter({ hasText: new RegExp(`^${total} match`) }).waitFor()
    await page.getByRole('button', { name: 'All days' }).click()
    await page.waitForURL((url) => !url.search.includes('from='))
  }))

test('how the words were understood is said, and a phrase is offered', () =>
  on('/?q=ferry+market', async (page) => {
    await page.getByText('All of these: “ferry” in any form, “market” in any form').waitFor()
    await page.getByRole('link', { name: /Only exactly/ }).click()
    await page.getByText('exactly “ferry market”', { exact: true }).waitFor()
    const { total } = await api(`/search?q=${encodeURIComponent('"ferry market"')}`)
    await page.getByRole('status').filter({ hasText: total ? new RegExp(`^${total} match`) : /Nothing/ }).waitFor()
  }))

test('when the server is gone the page says so', () =>
  on(
    '/',
    async (page) => {
      await page.getByRole('heading', { name: 'Most on record' }).waitFor()
      await page.route('**/api/**', (route) => route.abort())
      await page.getByRole('searchbox').fill('ferry')
      await page.getByRole('alert').filter({ hasText: 'still running' }).waitFor()
    },
    { expected: [/ERR_FAILED/] },
  ))

test('long lists are paged through', () =>
  on('/?q=*&of=statement', async (page) => {
    // No words at all, only a filter: everything of that kind.
    await page.goto('/?of=statement')
    const { total } = await api('/search?of=statement')
    assert.ok(total > 20, 'the dossier has more than one page of statements')
    await page.getByRole('status').filter({ hasText: new RegExp(`^${total.toLocaleString('en')} match`) }).waitFor()
    await page.getByRole('link', { name: 'Further down the list' }).click()
    await page.waitForURL(/offset=20/)
    await page.getByText(`21–${Math.min(40, total)} of`).waitFor()
    await page.getByRole('link', { name: 'Earlier in the list' }).click()
    await page.getByText('1–20 of').waitFor()
  }, { expected: [/400/] }))

test('on a phone nothing is wider than the screen', () =>
  on(
    '/?q=inquiry',
    async (page) => {
      await page.getByRole('article').first().waitFor()
      const [inner, content] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
      assert.ok(content <= inner, `${content} px on a screen of ${inner}`)
    },
    { viewport: narrow },
  ))

test('whatever can be chosen of a filter is shown in full', () =>
  on('/', async (page) => {
    await page.locator('form select').first().waitFor()
    for (const select of await page.locator('form select').all()) {
      const [width, needed] = await select.evaluate((select) => {
        const width = select.getBoundingClientRect().width
        select.style.width = 'max-content'
        return [width, select.getBoundingClientRect().width]
      })
      assert.ok(width >= needed - 1, `${width} px wide, ${needed} are needed`)
    }
  }))
