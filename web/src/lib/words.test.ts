import { expect, test } from 'vitest'

import type { ClaimView } from './api/client'
import { bytes, count, date, day, interval, ofSomeYear, period, stated, when } from './words'

test('a date is shown as exactly as it is known', () => {
  expect(date('2031')).toBe('2031')
  expect(date('2031-04')).toBe('April 2031')
  expect(date('2031-04-02')).toBe('2 April 2031')
  expect(date('2031-04-12T09:30:00Z')).toBe('12 April 2031, 09:30 UTC')
  expect(date('2031-04-12T09:30+03:00')).toBe('12 April 2031, 09:30 +03:00')
  expect(date('XXXX-04-12')).toBe('XXXX-04-12')
  expect(date('2031-14-12')).toBe('2031-14-12')
  expect(day('2031-04-12T09:30:00Z')).toBe('12 April 2031')
})

test('numbers', () => {
  expect(count(1, 'statement')).toBe('1 statement')
  expect(count(2104, 'reply', 'replies')).toBe('2,104 replies')
  expect(bytes(999)).toBe('999 bytes')
  expect(bytes(12_400)).toBe('12.4 kB')
})

test('a day is said as closely as it is said', () => {
  const said = (words: string, precision: string, first: string | null = null, last = first) => when({ words, precision: precision as 'day', first, last })
  expect(said('2031-05-04', 'day', '2031-05-04')).toBe('4 May 2031')
  expect(said('2031-05-01 to 2031-05-31', 'month', '2031-05-01', '2031-05-31')).toBe('May 2031')
  expect(said('2031-01-01 to 2031-12-31', 'year', '2031-01-01', '2031-12-31')).toBe('2031')
  expect(said('2031-05-05 to 2031-05-11', 'week', '2031-05-05', '2031-05-11')).toBe('5 to 11 May 2031')
  expect(said('4 May, year not said', 'yearless_day')).toBe('4 May, year not said')
  expect(said('a Tuesday', 'weekday')).toBe('a Tuesday')
  expect(said('a day not said', 'unknown')).toBe('day not said')
})

test('what two days have in common is said once', () => {
  expect(period('2031-05-04', '2031-05-04')).toBe('4 May 2031')
  expect(period('2031-05-04', '2031-05-19')).toBe('4 to 19 May 2031')
  expect(period('2031-05-04', '2031-06-04')).toBe('4 May to 4 June 2031')
  expect(period('2031-05-04', '2032-05-04')).toBe('4 May 2031 to 4 May 2032')
  expect(period(null, '2031-05-04')).toBe('')
})

test('a value that says nothing is not shown', () => {
  expect(stated('2031-05-04TMO')).toBe('4 May 2031')
  expect(stated('XXXX-05-04')).toBe('4 May, year not said')
  expect(stated('XXXX')).toBe('')
  expect(stated('PAST_REF')).toBe('')
  expect(stated(null)).toBe('')
})

test('days of a year not said sort by month and day', () => {
  expect(ofSomeYear('4 May, year not said')).toBe('05-04')
  expect(ofSomeYear('14 October, year not said')).toBe('10-14')
  expect(ofSomeYear('a Tuesday')).toBeUndefined()
  expect(ofSomeYear('')).toBeUndefined()
})

test('intervals in words', () => {
  const said = (bound: ClaimView['bound'], low: number | null, high: number | null) => interval({ bound, low, high })
  expect(said('exact', 1200, 1200)).toBe('1,200')
  expect(said('at_least', 70, null)).toBe('70 or more')
  expect(said('more_than', 70, null)).toBe('more than 70')
  expect(said('at_most', null, 12)).toBe('12 or fewer')
  expect(said('fewer_than', 0, 12)).toBe('fewer than 12')
  expect(said('about', 72, 88)).toBe('72 to 88')
  expect(said('vague', null, null)).toBe('no number')
})
