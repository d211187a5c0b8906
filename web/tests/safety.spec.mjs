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
