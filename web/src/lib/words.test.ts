import { expect, test } from 'vitest'

import { bytes, count, date, day, happened } from './words'

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

test('when something happened is said as closely as it is known', () => {
  const when = (words: string) => happened({ words, precision: 'day' })
  expect(when('2031-05-04')).toBe('4 May 2031')
  expect(when('05-04 of a year not said')).toBe('4 May of a year not said')
  expect(when('2031-05-01 to 2031-05-31')).toBe('1 May 2031 to 31 May 2031')
  expect(when('a Tuesday')).toBe('a Tuesday')
  expect(when('a day not said')).toBe('a day not said')
})
