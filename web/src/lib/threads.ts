// A contested claim as its parties see it: everybody's positions together, those who claim before those who answer.

import type { PositionView, ThreadView } from './api/client'
import { joined } from './said'

export interface Party {
  name: string
  positions: PositionView[]
}

const ORDER = ['accuses', 'asserts', 'finds', 'condemns', 'threatens', 'denies', 'withdraws', 'declines']

/** The parties of a thread with all their positions. */
export function parties(thread: Pick<ThreadView, 'positions'>): Party[] {
  const found = new Map<string, Party>()
  for (const position of thread.positions) {
    const party = found.get(position.party) ?? { name: position.party, positions: [] }
    party.positions.push(position)
    found.set(position.party, party)
  }
  const rank = ({ deed }: PositionView) => (ORDER.indexOf(deed) + 1 || ORDER.length + 1)
  const all = [...found.values()]
  for (const party of all) party.positions.sort((a, b) => rank(a) - rank(b))
  return all.sort((a, b) => rank(a.positions[0]!) - rank(b.positions[0]!))
}

/** What is contested, as it is printed: with the word that makes it an accusation, where that stands right before it. */
export function claimed({ claim, positions }: Pick<ThreadView, 'claim' | 'positions'>): string {
  const said = positions.flatMap((position) => position.statements).find((one) => one.statement.id === claim.statement)?.statement
  const [cue, content] = [said?.cue[0], said?.content[0]]
  const beside = cue && content && cue.span[1]! < content.span[0]! && content.span[0]! - cue.span[1]! <= 2
  return !claim.from_denial && beside && content.words.startsWith(claim.words.slice(0, 20)) ? `${cue.words} ${claim.words}` : claim.words
}

/** The statement of a position that tells most by itself: the first that is more than a few words, and not `but`. */
export function telling({ statements }: Pick<PositionView, 'statements'>, but = ''): PositionView['statements'][number] | undefined {
  const words = (one: PositionView['statements'][number]) => joined(one.statement.content).split(/\s+/).length
  const others = statements.filter((one) => one.statement.id !== but)
  return others.find((one) => words(one) >= 6) ?? others[0]
}

/** How a step of a speaker's line stands to the one before, in words. */
export const MOVED: Record<string, string> = {
  first: 'First said',
  repeated: 'Said again',
  reworded: 'The same in other words',
  changed: 'Another position',
  other: 'Of something else',
}
