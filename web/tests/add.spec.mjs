// Adding as a new user does it: a file, a link, a text, a file that cannot be read, a report; each leads to what was read.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'

import { narrow, on, violations, writable } from './browser.mjs'

const TEXT = 'ORRINFELL, May 3, 2031 (Fen Echo) – “The weir will hold,” said Ansel Brask, the warden of the weir.\n'
/** What is added has to be new, however often the tests are run against one server. */
const mark = Date.now().toString(36)

const row = (page, name) => page.locator('li').filter({ hasText: name }).last()
const done = (page, name, words) => row(page, name).getByText(words).waitFor({ timeout: 60_000 })

test('a file is added and read, one that cannot be read says what to do', () =>
  on(
    '/',
    async (page) => {
      await page.getByRole('link', { name: 'Add', exact: true }).click()
      const image = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
      await page.getByLabel(/choose them/).setInputFiles([
        { name: `weir-${mark}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`${TEXT}\nNotice ${mark}.\n`) },
        { name: `weir-${mark}.png`, mimeType: 'image/png', buffer: image },
      ])
      await done(page, `weir-${mark}.png`, 'could not be read')
      await row(page, `weir-${mark}.png`).getByText('save other formats as text first').waitFor()
      await done(page, `weir-${mark}.txt`, /read: 1 document with 1 statement/)
      assert.deepEqual(await violations(page), [])
      await page.getByRole('link', { name: `weir-${mark}.txt` }).click()
      await page.locator('article.text').getByText('The weir will hold').first().waitFor()
      await page.getByRole('link', { name: 'Failures' }).click()
      await page.getByText(`weir-${mark}.png`).first().waitFor()
    },
    { at: writable },
  ))

test('files dropped anywhere are read, again without change', () =>
  on(
    '/add?what=text',
    async (page) => {
      for (const words of [/read: 1 document/, /the ledger had it/]) {
        const file = { name: `dropped-${mark}.txt`, text: `${TEXT}\nDropped ${mark}.\n` }
        const files = await page.evaluateHandle(({ name, text }) => {
          const data = new DataTransfer()
          data.items.add(new File([text], name, { type: 'text/plain' }))
          return data
        }, file)
        await page.locator('h1').dispatchEvent('drop', { dataTransfer: files })
        await page.locator('article').filter({ hasText: `dropped-${mark}` }).getByText(words).first().waitFor({ timeout: 60_000 })
      }
    },
    { at: writable, viewport: narrow },
  ))

/** A site on this machine, with one page; `then` gets its address. */
async function site(then) {
  const page = `<!doctype html><title>The weir ${mark}</title><article><h1>The weir ${mark}</h1>
    <p>The weir held all night, and nobody at Orrinfell had to leave the house they live in.</p>
    <p>“The weir will hold,” said Ansel Brask, the warden, who has kept it for twenty years.</p></article>`
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/weir' ? 200 : 404
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(request.url === '/weir' ? page : 'Nothing is here.')
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    await then(`http://127.0.0.1:${server.address().port}`)
  } finally {
    server.close()
  }
}

test('a link is fetched by the server and read; one that leads nowhere says what to do', () =>
  site((at) =>
    on(
      '/add',
      async (page) => {
        await page.getByRole('link', { name: 'A link' }).click()
        const add = async (link) => {
          await page.getByLabel('Paste a link').fill(link)
          await page.getByRole('button', { name: 'Add this link' }).click()
        }
        assert.deepEqual(await violations(page), [])
        await add(`${at}/gone`)
        await done(page, `${at}/gone`, 'could not be read')
        await row(page, `${at}/gone`).getByText('404 Not Found').waitFor()
        await add('ftp://fen.example/weir')
        await page.getByText('not with http: or https:').waitFor()
        await add(`${at}/weir`)
        await done(page, `${at}/weir`, /read: 1 document with 1 statement/)
        await page.getByRole('link', { name: `${at}/weir` }).click()
        await page.getByRole('heading', { name: `The weir ${mark}` }).waitFor()
        await page.getByRole('link', { name: 'Failures' }).click()
        await page.getByText(`${at}/gone`).first().waitFor()
      },
      // A link that is none is refused at once.
      { at: writable, expected: [/status of 422/] },
    ),
  ))

test('a pasted text is read with what is known of it', () =>
  on(
    '/add',
    async (page) => {
      await page.getByRole('link', { name: 'A text' }).click()
      await page.getByLabel('The text').fill(`“Nobody asked us,” said Ansel Brask, a ferryman. ${mark}`)
      await page.getByLabel('Headline').fill(`The ferry at Orrinfell ${mark}`)
      await page.getByLabel('Outlet').fill('Harrowmere Lantern')
      await page.getByLabel('Published on').fill('2031-05-04')
      await page.getByRole('button', { name: 'Add this text' }).click()
      await done(page, `The ferry at Orrinfell ${mark}`, /read: 1 document with 1 statement/)
      await page.getByRole('link', { name: `The ferry at Orrinfell ${mark}` }).click()
      await page.getByRole('heading', { name: `The ferry at Orrinfell ${mark}` }).waitFor()
      await page.getByText('Harrowmere Lantern').first().waitFor()
      await page.getByText('4 May 2031').first().waitFor()
    },
    { at: writable },
  ))

test('a first-hand report is entered and opened', () =>
  on(
    '/add?what=report',
    async (page) => {
      await page.getByRole('button', { name: 'Add this report' }).click()
      await page.getByText('Say who reports.').waitFor()
      await page.getByLabel('Name').fill('Edda Morn')
      await page.getByLabel(/Organisation/).fill('Harrow Monitoring Cell')
      await page.getByLabel(/Day/).fill('2031-05-02')
      await page.getByLabel(/Time/).fill('09:30')
      await page.getByLabel(/Place/).fill(`Orrinfell ${mark}`)
      await page.getByLabel(/Latitude/).fill('54.1')
      await page.getByLabel(/Longitude/).fill('-12.3')
      await page.getByLabel(/Within/).fill('2')
      await page.getByLabel('In the reporter’s own words').fill(`Two shells fell on the landing. Note ${mark}.`)
      await page.getByRole('button', { name: 'Add a number' }).click()
      await page.getByLabel('How it is bounded').selectOption('at least')
      await page.getByLabel('The number').fill('12')
      await page.getByLabel('What is counted').fill('killed')
      await page.getByLabel('sure', { exact: true }).check()
      assert.deepEqual(await violations(page), [])
      await page.getByRole('button', { name: 'Add this report' }).click()
      await done(page, `Edda Morn, Orrinfell ${mark}`, /read: 1 document/)
      await page.getByRole('link', { name: `Edda Morn, Orrinfell ${mark}` }).click()
      const text = page.locator('article.text')
      await text.waitFor()
      assert.match(await text.innerText(), /Two shells fell/)
      assert.match(await text.innerText(), /at least 12 people were killed in Orrinfell/)
    },
    { at: writable },
  ))

test('where it was is set on a map, which follows what is typed; the report’s document has it', () =>
  on(
    '/add?what=report',
    async (page) => {
      const map = page.getByRole('application')
      const [lat, lon] = [page.getByLabel(/Latitude/), page.getByLabel(/Longitude/)]
      const typed = async () => [Number(await lat.inputValue()), Number(await lon.inputValue())]
      /** Where the mark stands on the map, in pixels. */
      const mark = () => page.locator('path.cross').evaluate((path) => ((box) => [box.x + box.width / 2, box.y + box.height / 2])(path.getBBox()))
      const near = (found, wanted) => found.every((one, i) => Math.abs(one - wanted[i]) < 3)
      await map.waitFor()
      await map.scrollIntoViewIfNeeded()
      await page.getByText('Nothing is marked.').waitFor()
      await map.click({ position: { x: 500, y: 150 } })
      const clicked = await typed()
      assert.ok(clicked[0] > 10 && clicked[1] > 10, `${clicked}: north and east of the middle`)
      assert.ok(near(await mark(), [500, 150]), `${await mark()}`)
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowDown')
      const moved = await typed()
      assert.ok(moved[0] < clicked[0] && moved[1] > clicked[1], `${moved}: to the south and the east`)
      // Typed elsewhere: the mark goes there, with a circle as large as it is uncertain.
      await page.getByRole('button', { name: 'Closer' }).click()
      await page.getByRole('button', { name: 'Closer' }).click()
      const was = await mark()
      await lat.fill('-33,5')
      await lon.fill('-70.6')
      await page.waitForFunction(([x]) => Math.abs(document.querySelector('path.cross').getBBox().x + 9 - x) > 3, was)
      await page.getByText('Marked: 33.5° south, 70.6° west.').waitFor()
      const size = await map.boundingBox()
      const [x, y] = await mark()
      assert.ok(x > 0 && y > 0 && x < size.width && y < size.height, 'the mark is in view')
      assert.equal(await page.locator('circle.within').count(), 0)
      await page.getByLabel(/Within/).fill('40')
      const radius = async () => Number(await page.locator('circle.within').getAttribute('r'))
      const small = await radius()
      await page.getByLabel(/Within/).fill('80')
      assert.ok(Math.abs((await radius()) - 2 * small) < 0.01)
      await page.getByText('within 80 km').waitFor()
      assert.deepEqual(await violations(page), [])
      await page.getByRole('button', { name: 'Take the mark away' }).click()
      assert.equal(await lat.inputValue(), '')
      await map.click({ position: { x: 420, y: 120 } })
      const picked = await typed()
      await page.getByLabel('Name').fill('Edda Morn')
      await page.getByLabel(/Place/).fill(`Weirgate ${Date.now().toString(36)}`)
      const place = await page.getByLabel(/Place/).inputValue()
      await page.getByLabel('In the reporter’s own words').fill(`A shell fell on the weir of ${place}.`)
      await page.getByRole('button', { name: 'Add this report' }).click()
      await done(page, `Edda Morn, ${place}`, /read: 1 document/)
      const id = (await page.getByRole('link', { name: `Edda Morn, ${place}` }).getAttribute('href')).split('/').at(-1)
      const { record } = await (await fetch(`${writable}/api/v1/documents/${id}`)).json()
      const found = record.places.find((one) => one.name === place)
      assert.deepEqual([found?.lat, found?.lon], picked)
    },
    { at: writable },
  ))
