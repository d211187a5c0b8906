import { expect, test } from 'vitest'

import { bars, unit, within } from './histogram'

const day = (value: string, hits = 1) => ({ value, hits })

test('a few days are bars of a day, without gaps', () => {
  expect(bars([day('2031-02-27', 3), day('2031-03-02')])).toEqual([
    { from: '2031-02-27', to: '2031-02-27', hits: 3 },
    { from: '2031-02-28', to: '2031-02-28', hits: 0 },
    { from: '2031-03-01', to: '2031-03-01', hits: 0 },
    { from: '2031-03-02', to: '2031-03-02', hits: 1 },
  ])
})

test('the longer the time, the longer a bar', () => {
  expect(unit([day('2031-01-01'), day('2031-03-01')])).toBe('day')
  expect(unit([day('2031-01-01'), day('2032-03-01')])).toBe('week')
  expect(unit([day('2031-01-01'), day('2036-03-01')])).toBe('month')
  expect(unit([day('1931-01-01'), day('2036-03-01')])).toBe('year')
  const months = bars([day('2031-01'), day('2033-03', 2)])
  expect(months.at(-1)).toEqual({ from: '2033-03-01', to: '2033-03-31', hits: 2 })
  expect(months.length).toBe(27)
})

test('nothing has no bars, and no hit is lost', () => {
  expect(bars([])).toEqual([])
  expect(bars([day('never')])).toEqual([])
  const many = Array.from({ length: 400 }, (_, i) => day(new Date(Date.UTC(2031, 0, 1 + i * 3)).toISOString().slice(0, 10), i))
  expect(bars(many).reduce((sum, bar) => sum + bar.hits, 0)).toBe((399 * 400) / 2)
})

test('a range of days as bars', () => {
  const all = bars([day('2031-02-27'), day('2031-03-02')])
  expect(within(all, '2031-02-28', '2031-03-01')).toEqual([1, 2])
  expect(within(all, '', '2031-02')).toEqual([0, 1])
  expect(within(all, '2032', '')).toBe(undefined)
})
