import { expect, test } from 'vitest'

import { groupLabel } from './groups'

const incident = { id: 'i-0000000000ab', name: null, words: [], kind: 'harm', measures: ['killed'], place: null, date: { words: '2031-05-04', precision: 'day', first: '2031-05-04', last: '2031-05-04' } }

test('an incident is offered under the name that every page has for it, its day in words', () => {
  expect(groupLabel('incident', incident)).toBe('people killed: 4 May 2031')
})

test('a group that has nothing to be called by goes by its id, a long one is cut', () => {
  expect(groupLabel('thread', { id: 't-0000000000ab' })).toBe('t-0000000000ab')
  expect([...groupLabel('story', { id: 's-0000000000ab', title: 'word '.repeat(99) } as { id: string })].length).toBeLessThan(170)
})
