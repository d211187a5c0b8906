import { expect, test } from 'vitest'

import type { TimelineItem } from './api/client'
import { groups, joined, voices } from './said'

const document = (id: string) => ({ document: { id, version_id: `${id}.1` } }) as TimelineItem
const said = (id: string, name: string | null) =>
  ({ statement: { document: { id, version_id: `${id}.1` }, statement: { id: `${id}.s`, speaker: name && { name } } } }) as TimelineItem
const happened = { incident: { id: 'i' } } as TimelineItem

test('statements stand under their document', () => {
  const found = groups([happened, document('a'), said('a', 'Ada'), said('a', null), said('b', 'Ben'), document('c'), said('a', 'Ada')])
  expect(found.map((group) => [group.incident?.id ?? group.document?.id, group.said.length])).toEqual([
    ['i', 0],
    ['a', 2],
    ['b', 1],
    ['a', 1],
  ])
  expect(new Set(found.map((group) => group.key)).size).toBe(4)
})

test('who speaks, most first', () => {
  expect(voices([said('a', 'Ada'), said('a', 'Ben'), said('b', 'Ben'), said('b', null), happened])).toEqual([
    { name: 'Ben', times: 2 },
    { name: 'Ada', times: 1 },
  ])
})

test('words left out are shown as left out', () => {
  expect(joined([{ words: 'one' }, { words: 'two' }])).toBe('one … two')
})
