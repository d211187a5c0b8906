// What a speaker's statements tell of the speaker: under which roles, printed by whom, relayed by whom.

import type { Said } from './api/client'
import { outletOf } from './words'

export interface Tally {
  name: string
  times: number
}

export interface Profile {
  roles: Tally[]
  outlets: Tally[]
  /** Who stands between the outlet and the speaker. */
  relays: Tally[]
}

export function profile(said: readonly Said[]): Profile {
  return {
    roles: tally(said.map((one) => one.statement.speaker?.role)),
    outlets: tally(said.map(({ document }) => outletOf(document, ''))),
    relays: tally(said.flatMap((one) => one.statement.via.map((relay) => relay.name ?? relay.words))),
  }
}

/** How often each name stands there, the most frequent first; names that differ only in capitals are one. */
function tally(names: readonly (string | null | undefined)[]): Tally[] {
  const found = new Map<string, Tally>()
  for (const name of names) {
    if (!name) continue
    const key = name.toLocaleLowerCase()
    const known = found.get(key) ?? { name, times: 0 }
    known.times++
    found.set(key, known)
  }
  return [...found.values()].sort((a, b) => b.times - a.times || a.name.localeCompare(b.name))
}
