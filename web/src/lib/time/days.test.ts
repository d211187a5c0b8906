import { expect, it } from 'vitest'

import { fromDay, ticks, toDay, toLastDay } from './days'

it('goes from dates to days and back', () => {
  expect(toDay('1970-01-02')).toBe(1)
  expect(fromDay(toDay('2031-04-12T09:30:00Z')!)).toBe('2031-04-12')
  expect(fromDay(toDay('0099-03-01')!)).toBe('0099-03-01')
  expect(fromDay(toDay('1776-07-03')!)).toBe('1776-07-03')
  expect(toDay('XXXX-05-03')).toBeUndefined()
  expect(toDay(null)).toBeUndefined()
})

it('knows how far a month and a year go', () => {
  expect(fromDay(toLastDay('2032-02')!)).toBe('2032-02-29')
  expect(fromDay(toLastDay('2031')!)).toBe('2031-12-31')
  expect(fromDay(toLastDay('2031-04-12')!)).toBe('2031-04-12')
})

it('marks days, months and years, naming the year where it changes', () => {
  expect(ticks(toDay('2031-12-30')!, toDay('2032-01-02')!, 8).map((one) => one.label)).toEqual(['30 Dec 2031', '31 Dec', '1 Jan 2032', '2 Jan'])
  expect(ticks(toDay('2031-01-15')!, toDay('2031-04-15')!, 4).map((one) => one.label)).toEqual(['Feb 2031', 'Mar', 'Apr'])
  expect(ticks(toDay('2010-05-01')!, toDay('2020-05-01')!, 6).map((one) => one.label)).toEqual(['2012', '2014', '2016', '2018', '2020'])
  for (const [first, last] of [['1700-01-01', '2050-01-01'], ['2031-01-01', '2031-01-01']]) {
    expect(ticks(toDay(first)!, toDay(last)!, 8).length).toBeLessThanOrEqual(8)
  }
})
