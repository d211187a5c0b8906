import { expect, test } from 'vitest'

import type { ClaimView, DocumentSummary, IncidentFigures } from './api/client'
import { axis, claimant, linked, measures } from './figures'

const claim = (id: string, given: Partial<ClaimView> = {}): ClaimView => ({
  id,
  claimant: 'the harbour office',
  measure: 'killed',
  unit: 'people',
  low: 10,
  high: 10,
  bound: 'exact',
  as_of: { words: 'a day not said', precision: 'unknown' },
  bearers: [],
  via: [],
  implicit: false,
  reported: false,
  retracted: false,
  toll: false,
  ...given,
})
const on = (first: string) => ({ as_of: { words: first, precision: 'day' as const, first, last: first } })
const figures = (claims: ClaimView[], relations: IncidentFigures['relations'] = []): IncidentFigures[] => [
  { incident: { id: 'i-1' } as IncidentFigures['incident'], claims, relations },
]

test('claims stand in order of time, parts beneath their whole, the undated last', () => {
  const found = measures(
    figures([
      claim('undated'),
      claim('autumn', { as_of: { words: '4 October, year not said', precision: 'yearless_day' } }),
      claim('spring', { as_of: { words: '14 April, year not said', precision: 'yearless_day' } }),
      claim('later', on('2031-05-02')),
      claim('children', { ...on('2031-05-03'), part_of: 'first', low: 3, high: 3 }),
      claim('first', on('2031-05-01')),
      claim('hurt', { measure: 'injured' }),
    ]),
  )
  expect(found.map((one) => one.name)).toEqual(['killed', 'injured'])
  expect(found[0]!.rows.map((row) => row.claim.id)).toEqual(['first', 'children', 'later', 'spring', 'autumn', 'undated'])
  expect(found[0]!.rows[1]!.whole?.claim.id).toBe('first')
})

test('what contradicts and what replaces what', () => {
  const stand = (from: string, to: string, stand: 'contradicts' | 'updates' | 'compatible') => ({ from, to, stand, why: `${from} ${to}` })
  const [killed] = measures(
    figures([claim('a'), claim('b', { low: 12, high: 12 }), claim('c', { low: 13, high: 13 })], [
      stand('a', 'b', 'contradicts'),
      stand('c', 'b', 'updates'),
      stand('a', 'c', 'compatible'),
      stand('a', 'nowhere', 'contradicts'),
    ]),
  )
  const row = (id: string) => killed!.rows.find((one) => one.claim.id === id)!
  expect(row('a').against).toEqual([row('b')])
  expect(row('b').against).toEqual([row('a')])
  expect(row('c').replaces).toBe(row('b'))
  expect(killed!.contradictions.length).toBe(1)
  expect(killed!.revisions.length).toBe(1)
})

test('every interval lies on the axis, open ends reach its edge', () => {
  const { draw, ticks, logarithmic } = axis([claim('a'), claim('b', { low: 70, high: null, bound: 'at_least' }), claim('c', { low: null, high: 12, bound: 'at_most' })])
  expect(logarithmic).toBe(false)
  const open = draw({ low: 70, high: null, bound: 'at_least' })
  expect([open.openLeft, open.openRight]).toEqual([false, true])
  expect(open.from).toBeCloseTo(93)
  expect(draw({ low: null, high: 12, bound: 'at_most' })).toMatchObject({ from: 1, openLeft: true, openRight: false })
  expect(ticks.map((tick) => tick.label)).toContain('0')
  for (const { at } of ticks) expect(at >= 0 && at <= 100).toBe(true)
})

test('numbers far apart stand on a logarithmic axis', () => {
  const far = axis([claim('a', { low: 6, high: 6 }), claim('b', { low: 2_000_000, high: 2_000_000 })])
  expect(far.logarithmic).toBe(true)
  expect(far.draw({ low: 6, high: 6, bound: 'exact' }).from).toBeGreaterThan(0)
  expect(far.ticks.map((tick) => tick.label)).toContain('1,000')
  expect(axis([]).ticks.length).toBeGreaterThan(0)
})

test('a revised number is joined to its earlier one through the rows between', () => {
  const claims = [claim('a', on('2031-05-01')), claim('b', on('2031-05-02')), claim('c', { ...on('2031-05-03'), low: 12, high: 12 })]
  const [killed] = measures(figures(claims, [{ from: 'c', to: 'a', stand: 'updates', why: '' }]))
  const lines = linked(killed!.rows, axis(claims))
  expect(lines.map((row) => row.map((line) => line.side))).toEqual([['begins'], ['passes'], ['ends']])
  expect(lines[2]![0]!.to).toBeGreaterThan(lines[2]![0]!.at)
})

test('what a report claims itself is its outlet’s, never a file’s', () => {
  const document = (given: Partial<DocumentSummary>) => ({ doc: '003.txt', outlet: null, agency: null, ...given }) as DocumentSummary
  expect(claimant({ claimant: 'the harbour office', reported: false }, document({}))).toBe('the harbour office')
  expect(claimant({ claimant: '003.txt', reported: true }, document({}))).toBe('the report itself (outlet not stated)')
  expect(claimant({ claimant: 'The Quay', reported: true }, document({ outlet: 'The Quay' }))).toBe('The Quay’s own words')
  expect(claimant({ claimant: 'Northwire', reported: true }, document({ agency: 'Northwire' }))).toBe('Northwire’s own words')
})
