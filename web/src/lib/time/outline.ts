// The outline of a timeline: how much there is on each stretch of it, however much that is.

import type { TimelineDays } from '../api/client'
import { toDay } from './days'

export const KINDS = ['incidents', 'statements', 'documents'] as const
export type Kind = (typeof KINDS)[number]
/** What each kind is called on an axis. */
export const NAMES: Record<Kind, string> = { incidents: 'happened', statements: 'said', documents: 'printed' }
export type Counts = Record<Kind, number>

export interface Outline {
  /** First and last day of the axis. */
  first: number
  last: number
  /** First and last day on which there is anything. */
  earliest: number
  latest: number
  /** How many things lie before the axis and behind it. */
  before: number
  after: number
  dated: Counts
  undated: Counts
}

interface Row extends Counts {
  first: number
  last: number
}

function rows(days: readonly TimelineDays[]): Row[] {
  return days.flatMap((one) => {
    const first = toDay(one.first)
    const last = toDay(one.last)
    return first === undefined || last === undefined ? [] : [{ ...one, first, last }]
  })
}

const all = (one: Counts) => one.incidents + one.statements + one.documents
const sum = (list: readonly Counts[]): Counts => ({
  incidents: list.reduce((n, one) => n + one.incidents, 0),
  statements: list.reduce((n, one) => n + one.statements, 0),
  documents: list.reduce((n, one) => n + one.documents, 0),
})

/** Of a thousand things so many may lie off either end, where that makes the axis much shorter. */
const STRAY = 4
const SHORTER = 0.5

/** Undefined where nothing is dated. A few strays long before or after do not squeeze the rest, unless `whole`. */
export function outline(days: readonly TimelineDays[], whole = false): Outline | undefined {
  const dated = rows(days)
  if (dated.length === 0) return undefined
  const undated = sum(days.filter((one) => one.first === null || one.first === undefined))
  const earliest = Math.min(...dated.map((one) => one.first))
  const latest = Math.max(...dated.map((one) => one.last))
  const total = dated.reduce((n, one) => n + all(one), 0)
  const ends = { earliest, latest, dated: sum(dated), undated }
  if (!whole) {
    const allowed = (total * STRAY) / 1000
    const first = quantile([...dated].sort((x, y) => x.first - y.first), (one) => one.first, allowed)
    const last = quantile([...dated].sort((x, y) => y.last - x.last), (one) => one.last, allowed)
    if (last >= first && last - first < SHORTER * (latest - earliest)) {
      const before = dated.filter((one) => one.last < first).reduce((n, one) => n + all(one), 0)
      const after = dated.filter((one) => one.first > last).reduce((n, one) => n + all(one), 0)
      return { ...ends, first, last, before, after }
    }
  }
  return { ...ends, first: earliest, last: latest, before: 0, after: 0 }
}

function quantile(sorted: readonly Row[], of: (row: Row) => number, allowed: number): number {
  let passed = 0
  for (const one of sorted) {
    passed += all(one)
    if (passed > allowed) return of(one)
  }
  return of(sorted.at(-1)!)
}

export interface Bins {
  /** Days in each. */
  days: number
  bins: Counts[]
  most: Counts
}

/** The axis in at most `most` equal stretches. What is known less closely than a day is spread over its days. */
export function bins(days: readonly TimelineDays[], first: number, last: number, most: number): Bins {
  const length = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)))
  const out: Counts[] = Array.from({ length: Math.ceil((last - first + 1) / length) }, () => ({ incidents: 0, statements: 0, documents: 0 }))
  for (const one of rows(days)) {
    const from = Math.max(one.first, first)
    const until = Math.min(one.last, last)
    const share = 1 / (one.last - one.first + 1)
    for (let bin = Math.floor((from - first) / length); from <= until && bin <= Math.floor((until - first) / length); bin++) {
      const start = first + bin * length
      const covered = Math.min(until, start + length - 1) - Math.max(from, start) + 1
      const counts = out[bin]!
      for (const kind of KINDS) counts[kind] += one[kind] * share * covered
    }
  }
  const highest = (kind: Kind) => out.reduce((n, one) => Math.max(n, one[kind]), 0)
  return { days: length, bins: out, most: { incidents: highest('incidents'), statements: highest('statements'), documents: highest('documents') } }
}

/** The bars of a kind as a path. By the root, so that a single thing is still seen beside thousands. */
export function bars({ bins: all, most }: Bins, kind: Kind, wide: number, bottom: number, highest: number): string {
  if (most[kind] === 0) return ''
  return all
    .map((one, i) => {
      if (one[kind] <= 0) return ''
      const high = Math.max(1.5, Math.sqrt(one[kind] / most[kind]) * highest)
      return `M${(i * wide).toFixed(1)},${bottom}v${-high.toFixed(1)}h${Math.max(1, wide - (wide > 3 ? 1 : 0)).toFixed(1)}v${high.toFixed(1)}z`
    })
    .join('')
}
