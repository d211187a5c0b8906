import { expect, test } from 'vitest'

import { marks } from './marks'

const shown = (words: string, ...marked: string[]) =>
  marks(words, [{ text: 'around ', marked: false }, ...marked.map((text) => ({ text, marked: true }))])
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

test('what the server marked is marked in the statement, as whole words', () => {
  expect(shown('The guns fired; no gun fires twice. Gunner.', 'guns', 'gun')).toBe('The [guns] fired; no [gun] fires twice. Gunner.')
  expect(shown('Über uns, uber alles', 'Über')).toBe('[Über] uns, uber alles')
})

test('phrases, over line breaks too, and signs of patterns', () => {
  expect(shown('an information\n mess (sic)', 'information mess', 'information')).toBe('an [information\n mess] (sic)')
  expect(shown('a (b) c.d cxd', '(b)', 'c.d')).toBe('a [(b)] [c.d] cxd')
})

test('nothing marked is nothing marked, and no text is lost', () => {
  expect(shown('plain words')).toBe('plain words')
  expect(marks('', [])).toEqual([])
  const words = 'one 𝄞 two one'
  expect(marks(words, [{ text: 'one', marked: true }]).map((piece) => piece.text).join('')).toBe(words)
})
