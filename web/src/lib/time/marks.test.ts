import { expect, it, vi } from 'vitest'

// The addresses of the page ask where the page is.
vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1:7777/' }))

import type { TimelineItem } from '../api/client'
import { toDay } from './days'
import { lanesOf, type Mark, mark, OTHERS } from './marks'

const document = { id: 'd-a', version_id: 'd-a.b', title: 'Ferry hit', doc: 'a', outlet: 'The Quay', published: '2031-04-14T08:00:00Z' }
const said = (on: string | null): TimelineItem =>
  ({
    when: on ?? document.published,
    basis: on ? 'said' : 'published',
    statement: { document, statement: { id: 'd-a.b.s1', speaker: { name: 'Ada Orr' }, content: [{ words: 'No', span: [0, 2] }] } },
  }) as unknown as TimelineItem

it('tells the day something was said from the day it was printed', () => {
  expect(mark(said('2031-04-12'), 'speaker', new Map())).toMatchObject({ first: toDay('2031-04-12'), printed: toDay('2031-04-14'), onlyPrinted: false, lane: 'Ada Orr' })
  expect(mark(said('2031-04-14'), 'outlet', new Map())).toMatchObject({ printed: undefined, onlyPrinted: false, lane: 'The Quay' })
  expect(mark(said(null), 'thread', new Map())).toMatchObject({ printed: undefined, onlyPrinted: true, lane: OTHERS })
})

it('knows an incident as closely as it is said, and leaves out what is undated', () => {
  const incident = (first: string | null, last: string | null) =>
    ({ when: first, basis: 'happened', incident: { id: 'i-1', kind: 'shelling', words: [], measures: [], date: { words: 'April 2031', precision: 'month', first, last } } }) as unknown as TimelineItem
  expect(mark(incident('2031-04-01', '2031-04-30'), 'speaker', new Map())).toMatchObject({ kind: 'incident', first: toDay('2031-04-01'), last: toDay('2031-04-30'), lane: 'happened' })
  expect(mark(incident(null, null), 'speaker', new Map())).toBeUndefined()
})

const one = (lane: string, day: number, id: number): Mark => ({ id: `m${id}`, kind: 'statement', first: day, last: day, printed: undefined, onlyPrinted: false, lane, hue: '0', label: '', href: '' })

it('stands marks of one spot above each other and counts what is not drawn', () => {
  const marks = Array.from({ length: 12 }, (_, i) => one('a', 0, i))
  const [lane] = lanesOf(marks, (day) => day * 5)
  expect(lane!.dots.map((dot) => dot.row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(lane!.more).toEqual([{ x: 0, n: 4 }])
  const [wide] = lanesOf(marks, (day) => day * 100)
  expect(wide!.dots).toHaveLength(12)
  expect(wide!.more).toEqual([])
})

it('puts what happened first, then the fullest lanes, and the rest in one', () => {
  const marks = [...Array.from({ length: 20 }, (_, i) => one(`s${i}`, 0, i)), one('s7', 0, 30), one('happened', 0, 31)]
  const lanes = lanesOf(marks, (day) => day)
  expect(lanes.map((lane) => lane.name).slice(0, 2)).toEqual(['happened', 's7'])
  expect(lanes.at(-1)!.name).toBe(OTHERS)
  expect(lanes.reduce((n, lane) => n + lane.dots.length + lane.more.reduce((m, more) => m + more.n, 0), 0)).toBe(marks.length)
})
