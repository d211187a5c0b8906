import { expect, test } from 'vitest'

import { drawn } from './drawn'

test('a text is drawn whole', () => {
  for (const text of ['', 'plain', 'e\u0301e\u0301e\u0301', '👩🏽‍🚀 “é” क्षि']) expect(drawn(text)).toEqual([{ text, heaped: 0 }])
})

test('of marks heaped on a letter only some are drawn, and none is lost', () => {
  const text = `a${'\u0301'.repeat(100_000)}b e${'\u0300'.repeat(60)}`
  const parts = drawn(text)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.map((part) => part.heaped)).toEqual([0, 99_976, 0, 36])
})
