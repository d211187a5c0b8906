import { expect, test } from 'vitest'

import { tops } from './margin'

test('notes stand beside their words where there is room', () => {
  expect(tops([0, 100, 300], [50, 50, 50], -1, 10)).toEqual([0, 100, 300])
})

test('notes that would cover each other move down', () => {
  expect(tops([0, 10, 20], [50, 50, 50], -1, 10)).toEqual([0, 60, 120])
})

test('the note being read stands beside its words and the others make way', () => {
  expect(tops([200, 210, 220], [50, 50, 50], 2, 10)).toEqual([100, 160, 220])
  expect(tops([0, 10, 20], [50, 50, 50], 2, 10)).toEqual([0, 60, 120])
})

test('no two notes ever overlap, and none leaves the top', () => {
  let seed = 3
  const random = (below: number) => (seed = (seed * 48271) % 0x7fffffff) % below
  for (let round = 0; round < 200; round++) {
    const n = random(12)
    const wanted = Array.from({ length: n }, () => random(500)).sort((a, b) => a - b)
    const heights = Array.from({ length: n }, () => 20 + random(60))
    for (let read = -1; read < n; read++) {
      const out = tops(wanted, heights, read, 8)
      out.forEach((top, i) => expect(top).toBeGreaterThanOrEqual(i ? out[i - 1]! + heights[i - 1]! + 8 : 0))
    }
  }
})
