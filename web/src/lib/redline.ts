// A rendering as a redline against the fullest one: its own words in their order, each with what became of it,
// the words it leaves out struck through where they would stand, and differences of meaning by number at their place.

import type { ChangeView, Said, StepView } from './api/client'
import { CodePoints, type Span } from './spans'

export type Mark = StepView['class'] | 'plain' | 'gap'

/** Words with one mark. */
export interface Run {
  text: string
  mark: Mark
  /** The words of the fullest that these stand for or leave out. */
  from?: Span
  /** Numbers of the differences in meaning that end here, counted from 1. */
  flags: number[]
}

type Parts = Said['statement']['content']
type Step = { mark: Mark; own?: Span | undefined; from?: Span | undefined; left?: string | undefined }

const span = (part: { span: number[] } | null | undefined) => (part ? (part.span as unknown as Span) : undefined)

/** What is shown before each word of its own, and what at the end. Moved words stand out of order. */
function ordered(steps: readonly StepView[]): { own: Step[]; left: Map<Step | undefined, Step[]> } {
  const own: Step[] = []
  const left = new Map<Step | undefined, Step[]>()
  let waiting: Step[] = []
  for (const step of steps) {
    const one: Step = { mark: step.class, own: span(step.b), from: span(step.a), left: step.class === 'changed' ? step.a?.words : undefined }
    if (step.class === 'cut') {
      waiting.push({ mark: 'cut', from: span(step.a), left: step.a?.words })
      continue
    }
    own.push(one)
    if (step.class === 'moved') continue
    if (waiting.length) left.set(one, waiting)
    waiting = []
  }
  if (waiting.length) left.set(undefined, waiting)
  own.sort((x, y) => (x.own?.[0] ?? 0) - (y.own?.[0] ?? 0))
  return { own, left }
}

const within = (inner: Span, outer: Span) => inner[0] < outer[1] && inner[1] > outer[0]

/** The runs of a rendering. Every word of its content stands in them exactly once, whatever the steps say. */
export function redline(content: Parts, steps: readonly StepView[], changes: readonly ChangeView[] = []): Run[] {
  const { own, left } = ordered(steps)
  const placed = new Set<number>()
  const out: Run[] = []
  /** Differences whose words here end within a span; or, for words that are only in the fullest, those left out. */
  const flagsAt = (at: Span | undefined, from: Span | undefined): number[] =>
    changes.flatMap((change, i) => {
      if (placed.has(i)) return []
      const here = span(change.b)
      const there = span(change.a)
      const found = here ? at && here[1] > at[0] && here[1] <= at[1] : there && from && within(there, from)
      if (!found) return []
      placed.add(i)
      return [i + 1]
    })
  const leave = (gone: readonly Step[]) => {
    for (const one of gone) out.push({ text: one.left ?? '', mark: 'cut', ...(one.from && { from: one.from }), flags: flagsAt(undefined, one.from) })
  }
  /** Own words, parted where a difference ends so that its number stands right behind it. */
  const put = (points: CodePoints, start: number, at: Span, mark: Mark, from: Span | undefined) => {
    const ends = changes.flatMap((change) => span(change.b)?.[1] ?? []).filter((end) => end > at[0] && end < at[1])
    let begin = at[0]
    for (const end of [...new Set(ends)].sort((x, y) => x - y).concat(at[1])) {
      if (end <= begin) continue
      const last = end === at[1]
      const flags = mark === 'plain' ? [] : flagsAt([begin, end], last ? from : undefined)
      out.push({ text: points.slice([begin - start, end - start]), mark, ...(from && { from }), flags })
      begin = end
    }
  }
  let next = 0
  content.forEach((part, i) => {
    const [start, end] = part.span as unknown as Span
    const points = new CodePoints(part.words)
    if (i > 0) out.push({ text: ' … ', mark: 'gap', flags: [] })
    let at = start
    for (; next < own.length; next++) {
      const step = own[next]!
      if (!step.own || step.own[0] >= end) break
      const [from, until] = [Math.max(step.own[0], at), Math.min(step.own[1], end)]
      if (until <= from) continue
      if (from > at) put(points, start, [at, from], 'plain', undefined)
      leave(left.get(step) ?? [])
      if (step.left) out.push({ text: step.left, mark: 'cut', ...(step.from && { from: step.from }), flags: [] })
      put(points, start, [from, until], step.mark, step.from)
      at = until
    }
    if (at < end) put(points, start, [at, end], 'plain', undefined)
  })
  leave(left.get(undefined) ?? [])
  return out
}

/** The differences that no run bears: they are of the whole. */
export function ofTheWhole(runs: readonly Run[], changes: readonly ChangeView[]): number[] {
  const borne = new Set(runs.flatMap((run) => run.flags))
  return changes.map((_, i) => i + 1).filter((number) => !borne.has(number))
}

/** How many words became what. Of the fullest's words each is kept, moved, cut or replaced; of its own each is kept,
 * moved, added or changed. */
export interface Tally extends Record<StepView['class'], number> {
  /** The words of the fullest that those changed stand for. */
  replaced: number
  /** The words of the fullest in all. */
  whole: number
}

export function tally(steps: readonly StepView[]): Tally {
  const words = (part: { words: string } | null | undefined) => part?.words.split(/\s+/).filter(Boolean).length ?? 0
  const out = { kept: 0, moved: 0, changed: 0, cut: 0, added: 0, replaced: 0, whole: 0 }
  for (const step of steps) {
    out[step.class] += words(step.class === 'added' || step.class === 'changed' ? step.b : step.a)
    if (step.class === 'changed') out.replaced += words(step.a)
    out.whole += words(step.a)
  }
  return out
}
