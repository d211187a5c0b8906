import { expect, test } from 'vitest'

import type { PositionView } from './api/client'
import { parties } from './threads'

const position = (party: string, deed: string) => ({ party, deed }) as PositionView

test('positions stand by party, those who claim before those who answer', () => {
  const found = parties({ positions: [position('Ost', 'calls_for'), position('Ost', 'denies'), position('Vell', 'accuses'), position('Harbour board', 'praises')] })
  expect(found.map((party) => party.name)).toEqual(['Vell', 'Ost', 'Harbour board'])
  expect(found[1]!.positions.map((one) => one.deed)).toEqual(['denies', 'calls_for'])
})
