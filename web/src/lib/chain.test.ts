import { expect, test } from 'vitest'

import type { ChainLinkView } from './api/client'
import { whose } from './chain'

const link = (role: ChainLinkView['role'], name: string): ChainLinkView => ({ role, name, named: true, part: null, cue: null })

test('a chain begins with whose document it is, or that nobody says so', () => {
  const chain = [link('speaker', 'Ada Orr')]
  expect(whose(chain).map(({ role, name, named }) => [role, name, named])).toEqual([['outlet', 'outlet not stated', false], ['speaker', 'Ada Orr', true]])
  for (const role of ['outlet', 'agency'] as const) expect(whose([link(role, 'The Quay'), ...chain])[0]!.name).toBe('The Quay')
})
