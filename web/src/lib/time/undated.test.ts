import { expect, test } from 'vitest'

import type { TimelineItem } from '../api/client'
import { dayless, inOrder } from './undated'

const incident = (id: string, words: string, precision: string) => ({ incident: { id, date: { words, precision, first: null, last: null } } }) as unknown as TimelineItem
const said = (id: string, value?: string) => ({ statement: { statement: { id, said_on: value ? { value, words: '', span: [0, 1] } : null } } }) as unknown as TimelineItem
const document = { document: { id: 'd' } } as TimelineItem

test('days of a year not said come first, in their order', () => {
  const items = [incident('friday', 'a Friday', 'weekday'), said('none'), incident('october', '14 October, year not said', 'yearless_day'), document, said('april', 'XXXX-04-06'), incident('may', '4 May, year not said', 'yearless_day'), said('year', '2013')]
  const ids = inOrder(items).map((one) => one.incident?.id ?? one.statement?.statement.id ?? one.document?.id)
  expect(ids).toEqual(['april', 'may', 'october', 'friday', 'none', 'd', 'year'])
})

test('of a statement only a day is told, not a year or a weekday', () => {
  expect(dayless(said('a', 'XXXX-04-06').statement!)).toBe('6 April, year not said')
  expect(dayless(said('a', '2013').statement!)).toBe('')
  expect(dayless(said('a', 'XXXX-WXX-2').statement!)).toBe('')
})
