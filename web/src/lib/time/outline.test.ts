import { expect, it } from 'vitest'

import { fromDay, toDay } from './days'
import { bins, outline } from './outline'

const on = (first: string | null, statements: number, last = first) => ({ first, last, incidents: 0, documents: 0, statements })

it('has the ends, and what is undated apart', () => {
  const found = outline([on('2031-04-01', 3), on('2031-04-09', 2), on(null, 5)])!
  expect([fromDay(found.first), fromDay(found.last)]).toEqual(['2031-04-01', '2031-04-09'])
  expect(found.dated.statements).toBe(5)
  expect(found.undated.statements).toBe(5)
  expect(outline([on(null, 5)])).toBeUndefined()
})

it('leaves a few strays off the axis and counts them, unless all is asked for', () => {
  const days = [on('1776-07-04', 1), on('2030-01-01', 600), on('2031-01-01', 600), on('2050-09-30', 2)]
  const found = outline(days)!
  expect([fromDay(found.first), fromDay(found.last), found.before, found.after]).toEqual(['2030-01-01', '2031-01-01', 1, 2])
  expect(fromDay(outline(days, true)!.first)).toBe('1776-07-04')
})

it('counts each thing once, however closely its day is known', () => {
  const first = toDay('2031-04-01')!
  const found = bins([on('2031-04-01', 4), on('2031-04-01', 3, '2031-04-30'), on('2031-03-31', 9)], first, toDay('2031-04-30')!, 10)
  expect(found.days).toBe(3)
  expect(found.bins).toHaveLength(10)
  expect(found.bins.reduce((n, one) => n + one.statements, 0)).toBeCloseTo(7)
  expect(found.bins[0]!.statements).toBeCloseTo(4.3)
  expect(found.most.statements).toBeCloseTo(4.3)
})

it('has one bin for one day', () => {
  const day = toDay('2031-04-01')!
  expect(bins([on('2031-04-01', 4)], day, day, 100).bins).toEqual([{ incidents: 0, documents: 0, statements: 4 }])
})
