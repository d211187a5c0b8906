import { expect, it } from 'vitest'

import { csv, guarded, rowsAsJson, sheet, table } from './table'

it('quotes what would part a row', () => {
  expect(csv({ columns: ['a', 'b'], rows: [['x, "y"', 'one\ntwo'], [null, 3], [' edge', true]] })).toBe(
    '\ufeffa,b\r\n"x, ""y""","one\ntwo"\r\n,3\r\n" edge",true\r\n',
  )
})

it('never gives a formula', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']) expect(guarded(text)).toBe(`'${text}`)
  for (const text of ['a=1', '1-2', '“=”', '']) expect(guarded(text)).toBe(text)
  expect(csv({ columns: ['n'], rows: [[-1], ['-1']] })).toBe("\ufeffn\r\n-1\r\n'-1\r\n")
})

it('types the cells of a sheet', () => {
  const [head, row] = sheet({ columns: ['a', 'b', 'c'], rows: [['=1', 2, null]] })
  expect(head![0]).toMatchObject({ value: 'a', fontWeight: 'bold' })
  expect(row).toEqual([{ value: '=1', type: String }, { value: 2, type: Number }, null])
  expect((sheet({ columns: ['a'], rows: [['x'.repeat(40_000)]] })[1]![0] as { value: string }).value).toHaveLength(32_767)
})

it('makes rows and objects', () => {
  const made = table([{ n: 1 }, { n: 2 }], { number: (one) => one.n, none: () => undefined })
  expect(made.rows).toEqual([[1, undefined], [2, undefined]])
  expect(JSON.parse(rowsAsJson(made))).toEqual([{ number: 1, none: null }, { number: 2, none: null }])
})
