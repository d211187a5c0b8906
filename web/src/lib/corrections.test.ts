import { expect, test } from 'vitest'

import { asking, choices, idOf, phrase, type Draft, type Subject } from './corrections'

const draft: Draft = { verb: undefined, other: '', members: [], name: '', reason: 'seen on the pier', author: 'Mira Toll' }
const story: Subject = { kind: 'story', id: 's-0123456789ab', label: 'Fire', members: [{ id: 'd-1', label: 'A' }, { id: 'd-2', label: 'B' }] }
const signed = { reason: 'seen on the pier', author: 'Mira Toll' }

test('what can be done depends on what it is', () => {
  const verbs = (subject: Subject) => choices(subject).map(([verb]) => verb)
  expect(verbs({ kind: 'statement', id: 'x', label: '' })).toEqual(['reassign', 'withdraw'])
  expect(verbs({ kind: 'speaker', id: 'Anna Kell', label: '' })).toEqual(['merge', 'rename'])
  expect(verbs({ kind: 'speaker', id: 'Anna Kell', label: '', members: [{ id: 'Kell', label: 'Kell' }] })).toContain('split')
  expect(verbs(story)).toEqual(['merge', 'split', 'reassign', 'rename'])
  expect(verbs({ kind: 'incident', id: 'i', label: '' })).toContain('withdraw')
})

test('what is asked of the server', () => {
  expect(asking(story, { ...draft, verb: 'merge', other: ' http://127.0.0.1:7801/stories/s-abcdefghijkl?x ' })).toEqual({ verb: 'merge', ids: [story.id, 's-abcdefghijkl'], ...signed })
  expect(asking(story, { ...draft, verb: 'split', members: ['d-1'] })).toEqual({ verb: 'split', ids: ['d-1'], group: story.id, ...signed })
  expect(asking({ kind: 'statement', id: 'd-1.a.s1', label: '' }, { ...draft, verb: 'reassign', other: ' Ida Morn ' })).toEqual({ verb: 'reassign', ids: ['d-1.a.s1'], group: 'Ida Morn', ...signed })
  expect(asking({ kind: 'speaker', id: 'Kell', label: 'Kell' }, { ...draft, verb: 'rename', name: 'Anna Kell' })).toEqual({ verb: 'rename', ids: ['Kell'], name: 'Anna Kell', ...signed })
})

test('what is missing is said in words', () => {
  for (const change of [{}, { verb: 'merge' }, { verb: 'merge', other: story.id }, { verb: 'split' }, { verb: 'split', members: ['d-1', 'd-2'] }, { verb: 'rename' }, { verb: 'withdraw', reason: ' ' }, { verb: 'withdraw', author: '' }] as Partial<Draft>[]) {
    expect(typeof asking(story, { ...draft, ...change }), JSON.stringify(change)).toBe('string')
  }
})

test('an id is found in an address', () => {
  expect(idOf('http://localhost/utterances/u-a960c0x6rcnp')).toBe('u-a960c0x6rcnp')
  expect(idOf(' nothing of the kind ')).toBe('nothing of the kind')
})

test('corrections in words', () => {
  const said = (verb: 'merge' | 'split' | 'reassign', kind: 'speaker' | 'story', ...ids: string[]) => phrase({ verb, kind, members: ids.map((id) => ({ id })), name: null })
  expect(said('merge', 'speaker', 'A', 'B')).toEqual({ before: '', after: 'are one speaker.' })
  expect(said('merge', 'story', 'd-1', 'd-2').before).toBe('The stories of ')
  expect(said('split', 'story', 'd-1').after).toBe('does not belong in the story it was put in.')
  expect(said('reassign', 'speaker', 'd-1.a.s1').after).toBe('was said by')
})
