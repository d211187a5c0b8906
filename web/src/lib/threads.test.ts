import { expect, test } from 'vitest'

import type { PositionView, ThreadView } from './api/client'
import { claimed, parties, telling } from './threads'

const position = (party: string, deed: string) => ({ party, deed }) as PositionView

test('positions stand by party, those who claim before those who answer', () => {
  const found = parties({ positions: [position('Ost', 'calls_for'), position('Ost', 'denies'), position('Vell', 'accuses'), position('Harbour board', 'praises')] })
  expect(found.map((party) => party.name)).toEqual(['Vell', 'Ost', 'Harbour board'])
  expect(found[1]!.positions.map((one) => one.deed)).toEqual(['denies', 'calls_for'])
})

test('a position is shown by a statement that tells something by itself', () => {
  const said = (words: string) => ({ statement: { id: words, content: [{ words }] } }) as PositionView['statements'][number]
  const [short, long] = [said('these claims'), said('that no boat of ours was near the pier')]
  expect(telling({ statements: [short, long] })).toBe(long)
  expect(telling({ statements: [short] })).toBe(short)
  expect(telling({ statements: [long, short] }, long.statement.id)).toBe(short)
  expect(telling({ statements: [] })).toBeUndefined()
})

test('an accusation is quoted with its verb where that stands right before it', () => {
  const statement = { id: 'd.s1', cue: [{ words: 'accused', span: [10, 17] }], content: [{ words: 'the port of hiding it', span: [18, 39] }] }
  const thread = { claim: { statement: 'd.s1', words: 'the port of hiding it', from_denial: false }, positions: [{ ...position('Ost', 'accuses'), statements: [{ statement }] }] } as unknown as ThreadView
  expect(claimed(thread)).toBe('accused the port of hiding it')
  expect(claimed({ ...thread, claim: { ...thread.claim, from_denial: true } })).toBe('the port of hiding it')
  expect(claimed({ ...thread, positions: [] })).toBe('the port of hiding it')
})
