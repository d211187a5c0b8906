// A reader sees where it is said to have happened, and how closely that is known.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { narrow, on } from './browser.mjs'
import { incidents, withPlaces } from './fictional.mjs'

const prepare = withPlaces
const drawn = (page) => page.locator('svg [data-spot]').first().waitFor()

test('a town is a circle, a region a larger one, a country its outline and never a dot', () =>
  on(
    '/map',
    async (page) => {
      await drawn(page)
      assert.equal(await page.locator('circle.town[data-spot]').count(), 1)
      assert.equal(await page.locator('circle.region[data-spot]').count(), 1)
      assert.equal(await page.locator('path.country[data-spot="country-PT"]').count(), 1)
      assert.equal(await page.locator('circle[data-spot="country-PT"]').count(), 0)
      const radius = async (kind) => Number(await page.locator(`circle.${kind}[data-spot]`).getAttribute('r'))
      assert.ok((await radius('region')) > 5 * (await radius('town')))
    },
    { prepare },
  ))

test('the list has the same, says how closely each place is known, and what is not on the map and why', () =>
  on(
    '/map',
    async (page) => {
      await page.getByText('3 places, 1 thing not on the map').waitFor()
      await page.getByText('known only to the country: anywhere').waitFor()
      await page.getByText('known to the region').waitFor()
      await page.getByText('placed by the date line').waitFor()
      await page.getByText('1: place not known').waitFor()
      for (const one of incidents) await page.locator(`a[href="/incidents/${one.id}"]`).first().waitFor()
    },
    { prepare },
  ))

test('a place is chosen in the list or on the map, and stands in the address', () =>
  on(
    '/map',
    async (page) => {
      await drawn(page)
      await page.getByRole('button', { name: 'Sorv Vale' }).click()
      await page.waitForURL(/on=/)
      assert.equal(await page.locator('circle.region.chosen').count(), 1)
      await page.locator('circle.town[data-spot]').click()
      await page.waitForURL((url) => url.searchParams.get('on') === '39.6,-7.9')
      assert.equal(await page.getByRole('button', { name: 'Orle' }).getAttribute('aria-pressed'), 'true')
    },
    { prepare },
  ))

test('the map is moved and zoomed by keyboard, buttons and pointer; the view stands in the address', () =>
  on(
    '/map',
    async (page) => {
      await drawn(page)
      const view = () => new URL(page.url()).searchParams.get('view')
      const changed = async (before) => page.waitForFunction((was) => new URL(location.href).searchParams.get('view') !== was, before)
      await page.locator('svg[tabindex="0"]').focus()
      await page.keyboard.press('+')
      await changed(null)
      const closer = view()
      await page.keyboard.press('ArrowRight')
      await changed(closer)
      const moved = view()
      assert.ok(Number(moved.split(',')[0]) > Number(closer.split(',')[0]), 'east is to the right')
      await page.getByRole('button', { name: 'Farther' }).click()
      await changed(moved)
      const before = view()
      const box = await page.locator('svg[tabindex="0"]').boundingBox()
      await page.mouse.move(box.x + 60, box.y + 60)
      await page.mouse.down()
      await page.mouse.move(box.x + 160, box.y + 60, { steps: 4 })
      await page.mouse.up()
      await changed(before)
      assert.ok(Number(view().split(',')[0]) < Number(before.split(',')[0]))
      await page.getByRole('button', { name: 'All places' }).click()
      await page.waitForURL((url) => !url.searchParams.has('view'))
    },
    { prepare },
  ))

test('the days are those of the timeline', () =>
  on(
    '/map?from=2031-04-12&until=2031-04-13',
    async (page) => {
      await page.getByText('1 place, 0 things not on the map').waitFor()
      assert.equal(await page.getByLabel('From').inputValue(), '2031-04-12')
      await page.getByRole('link', { name: 'The same days on the timeline' }).click()
      await page.waitForURL(/\/timeline\?from=2031-04-12&until=2031-04-13/)
    },
    { prepare },
  ))

test('GeoJSON makes no point of a country; the picture stands alone', () =>
  on(
    '/map',
    async (page) => {
      await drawn(page)
      const saved = async (name) => {
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
        return readFileSync(await file.path())
      }
      const { features } = JSON.parse((await saved('GeoJSON')).toString())
      const types = Object.fromEntries(features.map((one) => [one.properties.precision, one.geometry?.type]))
      assert.equal(types.town, 'Point')
      assert.match(types.region, /Polygon/)
      assert.match(types.country, /Polygon/)
      assert.ok(!(await saved('SVG')).toString().includes('var(--'))
      assert.equal((await saved('PNG')).subarray(1, 4).toString(), 'PNG')
      const rows = JSON.parse((await saved('JSON')).toString())
      assert.equal(rows.find((row) => row.known_to === 'country').lat, null)
    },
    { prepare },
  ))

test('where no place is known the page says so', () =>
  on('/map', async (page) => {
    await page.getByText('none is on the map').waitFor()
    await page.getByRole('heading', { name: 'Not on the map' }).waitFor()
  }))

test('on a phone nothing runs off the page', () =>
  on(
    '/map',
    async (page) => {
      await drawn(page)
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= narrow.width)
    },
    { prepare, viewport: narrow },
  ))
