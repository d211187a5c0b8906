// One rendering as the comparison shows it, from an utterance or from two statements put side by side, and all as a table.

import type { ChainLinkView, ChangeView, ComparisonView, RenderingView, Said, StepView } from './api/client'
import { chainOf, whose } from './chain'
import { cited } from './cite'
import { tally } from './redline'
import { table, type Table } from './table'

export interface Compared {
  said: Said
  chain: ChainLinkView[]
  /** Against the one that the others are compared with; nothing for that one itself. */
  steps: StepView[]
  changes: ChangeView[]
  reasons: string[]
  /** What is decided of the two, where somebody put them side by side. */
  verdict?: string
}

export function ofRendering(rendering: RenderingView): Compared {
  return { said: rendering, chain: whose(rendering.chain), steps: rendering.steps, changes: rendering.changes, reasons: rendering.reasons }
}

/** The statements of comparisons of which the first statement is always the same. */
export function ofComparisons(comparisons: readonly ComparisonView[]): Compared[] {
  const first = comparisons[0]?.statements[0]
  if (!first) return []
  const base: Compared = { said: first, chain: chainOf(first), steps: [], changes: [], reasons: [] }
  const others = comparisons.flatMap((one): Compared[] => {
    const said = one.statements[1]
    if (!said) return []
    const verdict = one.same ? 'taken to render the same act of speaking' : 'not taken to render the same act of speaking'
    return [{ said, chain: chainOf(said), steps: one.steps, changes: one.changes, reasons: one.reasons, verdict }]
  })
  return [base, ...others]
}

export function asTable(all: readonly Compared[]): Table {
  const through = (chain: ChainLinkView[], role: ChainLinkView['role']) =>
    chain.filter((link) => link.role === role && (link.named || role !== 'outlet')).map((link) => link.name).join('; ') || null
  return table(all, {
    statement: (one) => one.said.statement.id,
    words: (one) => cited(one.said),
    kind: (one) => one.said.statement.kind,
    outlet: (one) => through(one.chain, 'outlet'),
    agency: (one) => through(one.chain, 'agency'),
    relay: (one) => through(one.chain, 'relay'),
    speaker: (one) => through(one.chain, 'speaker'),
    authority: (one) => through(one.chain, 'authority'),
    published: (one) => one.said.document.published,
    said_on: (one) => one.said.statement.said_on?.value,
    title: (one) => one.said.document.title,
    url: (one) => one.said.document.url,
    words_kept: (one) => tally(one.steps).kept,
    words_cut: (one) => tally(one.steps).cut,
    words_added: (one) => tally(one.steps).added,
    words_replaced: (one) => tally(one.steps).replaced,
    words_changed: (one) => tally(one.steps).changed,
    differences: (one) => one.changes.map((change) => `${change.flag}: ${change.why}`).join('; ') || null,
  })
}
