import { expect, test } from 'vitest'

import type { Said } from './api/client'
import { profile } from './speakers'

const said = (role: string | null, outlet: string | null, via: string[] = [], agency: string | null = null) =>
  ({ document: { outlet, agency }, statement: { speaker: { name: 'Ada Verrin', role }, via: via.map((words) => ({ words, name: null })) } }) as unknown as Said

test('roles, outlets and relays by how often they stand there', () => {
  const found = profile([said('mayor', 'Post'), said('Mayor', null, ['a wire'], 'Ostwire'), said('former mayor', 'Post'), said(null, null)])
  expect(found.roles).toEqual([
    { name: 'mayor', times: 2 },
    { name: 'former mayor', times: 1 },
  ])
  expect(found.outlets).toEqual([
    { name: 'Post', times: 2 },
    { name: 'Ostwire wire', times: 1 },
  ])
  expect(found.relays).toEqual([{ name: 'a wire', times: 1 }])
})
