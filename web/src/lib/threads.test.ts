import { expect, test } from 'vitest'

import type { PositionView } from './api/client'
import { parties, telling } from './threads'

const position = (party: string, deed: string) => ({ party, deed }) as PositionView

test('positions stand by party, those who claim before those who answer', () => {
  const found = parties({ positions: [position('Ost', 'calls_for'), position('Ost', 'denies'), position('Vell', 'accuses'), position('Harbour board', 'praises')] })
  expect(found.map((party) => party.name)).toEqual(['Vell', 'Ost', 'Harbour board'])
  expect(found[1]!.positions.map((one) => one.deed)).toEqual(['denies', 'calls_for'])
})

test('a position is shown by a statement that tells something by itself', () => {
  const said = (words: string) => ({ statement: { content: [{ words }] } }) as PositionView['statements'][number]
  const [short, long] = [said('these claims'), said('that no boat of ours was near the pier')]
  expect(telling({ statements: [short, long] })).toBe(long)
  expect(telling({ statements: [short] })).toBe(short)
  expect(telling({ statements: [] })).toBeUndefined()
})
