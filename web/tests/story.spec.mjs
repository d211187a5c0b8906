// A fact-checker opens a story and finds out what happened, who reports it, who disputes it, whose figures are which and
// who said what.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { api, narrow, on } from './browser.mjs'

const listed = (await api('/stories?least=1&limit=1')).items[0]
const story = await api(`/stories/${listed.id}`)
const figures = (await api(`/figures?story=${story.id}&limit=100`)).items
const claims = figures.flatMap((one) => one.claims)

test('the front page leads to the largest story, which says how many outlets and reports there are', () =>
  on('/', async (page) => {
    await page.getByRole('heading', { name: 'Largest stories' }).waitFor()
    await page.getByRole('link', { name: story.title }).first().click()
    await page.waitForURL(/\/stories\/s-/)
    await page.getByRole('heading', { level: 1, name: story.title }).waitFor()
    const facts = await page.locator('main header .facts').innerText()
    for (const n of [story.documents, story.outlets, story.origins]) assert.match(facts, new RegExp(`\\b${n}\\b`))
    for (const name of ['What is said to have happened', 'In dispute', 'Who reports it', 'Figures, and whose they are', 'Statements in order of time']) {
      await page.getByRole('heading', { level: 2, name }).waitFor()
    }
  }))

test('documents of one origin stand together, with the words they share', async () => {
  const origin = (await api('/origins?limit=1')).items[0]
  assert.ok(origin.documents.length > 1)
  await on(`/stories/${story.id}`, async (page) => {
    const group = page.locator('li.joined').first()
    await group.getByText('one origin').waitFor()
    await group.getByText('Why these go back to one report').click()
    await group.getByText('words in common').first().waitFor()
  })
})

test('every printed number is in a chart and in its table, with claimant and place', () =>
  on(`/stories/${story.id}`, async (page) => {
    await page.locator('.chart').first().waitFor()
    for (const button of await page.getByRole('button', { name: /^Show all .* claims/ }).all()) await button.click()
    assert.equal(await page.locator('.chart li').count(), claims.length)
    assert.equal(await page.locator('.chart li svg').count(), claims.length + (await page.locator('.chart li svg svg').count()))
    const shown = await page.locator('.chart li').allInnerTexts()
    for (const claim of claims) {
      const words = claim.bearers[0].words
      assert.ok(shown.some((row) => row.includes(`“${words}”`) && (claim.reported || row.includes(claim.claimant))), words)
    }
    const table = page.getByText('The same as a table').first()
    await table.click()
    assert.ok((await page.getByRole('table').first().getByRole('row').count()) > 1)
    await page.locator('.chart a.number').first().click()
    await page.waitForURL(/\/documents\//)
  }))

test('the numbers of one incident can be looked at alone', async () => {
  const { incident, claims } = figures[0]
  // The dossier tells of one incident; a second one of the same story, as another would be.
  const another = { ...figures[0], incident: { ...incident, id: 'i-000000000000', name: 'the second blast' }, claims: claims.slice(0, 2), relations: [] }
  const prepare = (page) => page.route(/\/api\/v1\/figures\?/, (route) => route.fulfill({ json: { items: [figures[0], another], total: 2, next: null } }))
  await on(
    `/stories/${story.id}`,
    async (page) => {
      await page.getByLabel('Numbers of').selectOption(another.incident.id)
      await page.waitForURL(/incident=i-0/)
      assert.equal(await page.locator('.chart li').count(), another.claims.filter((claim) => !claim.implicit).length)
      await page.reload()
      await page.locator('.chart').first().waitFor()
      assert.equal(await page.getByLabel('Numbers of').inputValue(), another.incident.id)
    },
    { prepare },
  )
})

test('statements stand in order of time, and one speaker can be looked at alone', () =>
  on(`/stories/${story.id}`, async (page) => {
    const only = page.getByRole('group', { name: 'Show only one speaker' })
    const first = only.getByRole('button').first()
    const name = (await first.innerText()).replace(/\s*\d+$/, '')
    await first.click()
    await page.waitForURL(/speaker=/)
    await only.getByRole('button', { name: 'everybody' }).waitFor()
    const ground = (button) => button.evaluate((one) => getComputedStyle(one).backgroundColor)
    assert.notEqual(await ground(only.getByRole('button', { pressed: true })), await ground(only.getByRole('button', { name: 'everybody' })), 'what is pressed looks it')
    const { items } = await api(`/timeline?story=${story.id}&speaker=${encodeURIComponent(name)}&limit=60`)
    await page.waitForFunction((n) => document.querySelectorAll('section[aria-labelledby=statements] article').length === n, items.length)
    const words = await page.locator('section[aria-labelledby=statements] .words').allInnerTexts()
    items.forEach((item, i) => assert.equal(words[i], item.statement.statement.content.map((part) => part.words).join(' … ').replace(/\s+/g, ' ').trim()))
  }))

test('an incident shows what each document tells of it, word for word', async () => {
  const incident = await api(`/incidents/${figures[0].incident.id}`)
  await on(`/stories/${story.id}`, async (page) => {
    await page.locator(`a[href="/incidents/${incident.id}"]`).first().click()
    await page.getByRole('heading', { name: /accounts?, in their own words/ }).waitFor()
    const told = (await page.locator('blockquote').allTextContents()).sort()
    const wanted = incident.accounts.flatMap((account) => account.sentences.map((sentence) => sentence.words)).sort()
    assert.deepEqual(told, wanted)
  })
})

test('a contested claim leads to everybody’s exact words, and to where they stand', async () => {
  const thread = (await api('/threads?limit=1')).items[0]
  await on('/threads', async (page) => {
    await page.getByRole('link', { name: thread.claim.words }).first().click()
    await page.waitForURL(/\/threads\/t-/)
    for (const position of thread.positions) {
      const section = page.getByRole('region', { name: position.party })
      await section.waitFor()
      for (const one of position.statements.slice(0, 12)) {
        await section.getByText(one.statement.content[0].words).first().waitFor()
      }
    }
    await page.getByText('Why it is one claim, and contested').click()
    await page.getByText(thread.why[0]).waitFor()
    await page.locator('.words a').first().click()
    await page.waitForURL(/\/documents\/.*#s\d+$/)
  })
})

test('a speaker’s line shows where the position changed and where only the words did', async () => {
  const name = (await api('/speakers?limit=1')).items[0].name
  const { steps } = await api(`/positions?speaker=${encodeURIComponent(name)}&about=fire%20guns`)
  assert.ok(steps.some((step) => step.moved === 'changed') && steps.some((step) => step.moved === 'reworded'))
  await on(`/who?name=${encodeURIComponent(name)}`, async (page) => {
    await page.getByLabel('How the line moved on these words').fill('fire guns')
    await page.keyboard.press('Enter')
    await page.waitForURL(/about=fire/)
    await page.getByText('Another position').first().waitFor()
    assert.equal(await page.locator('li.changed').count(), steps.filter((step) => step.moved === 'changed').length)
    assert.equal(await page.locator('li.reworded').count(), steps.filter((step) => step.moved === 'reworded').length)
    await page.getByRole('button', { name: 'The same as another name' }).click()
    await page.getByRole('dialog').getByText(name).first().waitFor()
  })
})

test('of a name that nobody has the page says so, and offers the search alone', () =>
  on('/who?name=Qzxvb+Nmqq', async (page) => {
    await page.getByText('Nothing in this ledger is credited to anybody by that name.').waitFor()
    assert.deepEqual(await page.locator('main :is(h1, h2)').allInnerTexts(), ['Qzxvb Nmqq'])
    await page.getByRole('link', { name: 'Search for these words' }).click()
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.get('q') === 'Qzxvb Nmqq')
  }))

test('stories are found by words of their headlines', () =>
  on('/stories', async (page) => {
    const word = story.title.split(/\s+/).find((one) => /^\w{4,}$/.test(one))
    await page.getByLabel('Words of a headline').fill(word)
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    await page.getByRole('link', { name: story.title }).waitFor()
    await page.getByLabel('Words of a headline').fill('qzxvb')
    await page.keyboard.press('Enter')
    await page.getByText('No headline has all these words').waitFor()
  }))

test('a story, an incident or a thread that is not there says so', async () => {
  for (const path of ['/stories/s-nothing', '/incidents/i-nothing', '/threads/t-nothing']) {
    await on(path, (page) => page.getByRole('alert').getByText('Q001').waitFor(), { expected: [/404/] })
  }
})

test('on a phone nothing is wider than the screen', async () => {
  const thread = (await api('/threads?limit=1')).items[0]
  for (const path of ['/stories', `/stories/${story.id}`, `/incidents/${figures[0].incident.id}`, '/threads', `/threads/${thread.id}`]) {
    await on(
      path,
      async (page) => {
        await page.waitForLoadState('networkidle')
        const [inner, content] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
        assert.ok(content <= inner, `${path}: ${content} px on a screen of ${inner}`)
      },
      { viewport: narrow },
    )
  }
})
