// A reader sees when it happened, was said and was printed, and looks at some days of it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { api, narrow, on } from './browser.mjs'

const days = await api('/timeline/days')
const dated = days.filter((one) => one.first)
const things = (list) => list.reduce((n, one) => n + one.incidents + one.documents + one.statements, 0)
const [first, last] = [dated[0].first, dated.at(-1).last]

const ready = (page) => page.getByRole('heading', { name: 'In order of time' }).waitFor()
const total = (page, n) => page.getByRole('status').filter({ hasText: new RegExp(`^${n.toLocaleString('en')} things?`) }).waitFor()

test('everything dated is on the axis and in the list; what is undated stands apart', () =>
  on('/timeline', async (page) => {
    await ready(page)
    await total(page, things(dated))
    const undated = things(days.filter((one) => !one.first))
    assert.ok(undated > 0, 'the dossier has undated documents')
    await page.getByRole('heading', { name: 'Undated' }).waitFor()
    await page.locator('summary', { hasText: 'no day is stated, or not its year' }).click()
    await page.getByText(`of ${undated.toLocaleString('en')}`).last().waitFor()
    const drawn = await page.locator('[data-mark]').count()
    assert.ok(drawn > 50, `${drawn} drawn`)
    assert.ok((await page.locator('.until').count()) > 2, 'lines lead from said to printed')
  }))

test('the axis is brushed with the keyboard, and the days stand in the address', () =>
  on('/timeline', async (page) => {
    await ready(page)
    const slider = page.getByRole('slider', { name: 'First day looked at' })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/from=/)
    const from = new URL(page.url()).searchParams.get('from')
    assert.ok(from > first && from <= last)
    await total(page, (await api(`/timeline?from=${from}&to=${last}`)).total)
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.searchParams.has('from'))
    await total(page, things(dated))
  }))

test('the axis is brushed with the pointer', () =>
  on('/timeline', async (page) => {
    await ready(page)
    const box = await page.locator('.pad svg').boundingBox()
    await page.mouse.move(box.x + box.width * 0.3, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.6, box.y + 20, { steps: 4 })
    await page.mouse.up()
    await page.waitForURL(/from=.*until=/)
    const query = new URL(page.url()).searchParams
    assert.ok(query.get('from') > first && query.get('until') < last && query.get('from') < query.get('until'))
    await page.getByRole('button', { name: 'Look at everything' }).click()
    await page.waitForURL((url) => url.search === '')
  }))

test('lanes, speaker and days survive a reload', async () => {
  const speaker = (await api('/speakers?limit=1')).items[0].name
  await on(`/timeline?lanes=outlet&from=${first}&until=${last}`, async (page) => {
    await ready(page)
    await page.getByRole('heading', { name: 'By outlet' }).waitFor()
    await page.getByRole('combobox', { name: 'Speaker', exact: true }).fill(speaker)
    await page.getByRole('combobox', { name: 'Speaker', exact: true }).press('Enter')
    await page.waitForURL(/speaker=/)
    const { total: n } = await api(`/timeline?speaker=${encodeURIComponent(speaker)}&from=${first}&to=${last}`)
    await total(page, n)
    await page.reload()
    await total(page, n)
    assert.equal(await page.getByLabel('Lanes by').inputValue(), 'outlet')
    assert.equal(await page.getByRole('combobox', { name: 'Speaker', exact: true }).inputValue(), speaker)
  })
})

test('a thing on the axis leads to where it stands', () =>
  on('/timeline', async (page) => {
    await ready(page)
    const statement = page.locator('circle[data-mark]').first()
    const id = await statement.getAttribute('data-mark')
    await statement.click()
    await page.waitForURL((url) => url.pathname.startsWith('/documents/') && url.hash === `#${id.split('.').at(-1)}`)
  }))

test('the timeline is taken away as a table and as a picture', () =>
  on('/timeline', async (page) => {
    await page.locator('[data-mark]').first().waitFor()
    const saved = async (name) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
      return readFileSync(await file.path())
    }
    const rows = JSON.parse((await saved('JSON')).toString())
    assert.equal(rows.length, things(dated))
    const svg = (await saved('SVG')).toString()
    assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    assert.ok(!svg.includes('var(--'))
    assert.deepEqual([...(await saved('PNG')).subarray(1, 4)], [...Buffer.from('PNG')])
  }))

test('on a phone nothing runs off the page', () =>
  on(
    '/timeline',
    async (page) => {
      await ready(page)
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= narrow.width)
    },
    { viewport: narrow },
  ))
