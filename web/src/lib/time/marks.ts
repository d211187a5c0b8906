// Things in time as the lanes draw them: which lane, which days, and for a statement when it was said and when printed.

import type { ThreadView, TimelineItem } from '../api/client'
import { hue } from '../hue'
import { called, where } from '../incidents'
import { to } from '../place.svelte'
import { joined } from '../said'
import { date, day as inWords, outletOf, when } from '../words'
import { toDay, toLastDay } from './days'

export type Lanes = 'speaker' | 'outlet' | 'thread'

export interface Mark {
  id: string
  kind: 'incident' | 'statement' | 'document'
  /** The days it can have been, as closely as is said. */
  first: number
  last: number
  /** The day it was printed, where that is another one than it was said on. */
  printed: number | undefined
  /** A statement of which only the day of publication is known. */
  onlyPrinted: boolean
  lane: string
  hue: string
  /** What it is, in one line. */
  label: string
  href: string
}

/** What stands in no lane of its own. */
export const OTHERS = 'others'

/** What a thread is called: by its user's name, else by the claim. */
export function threadName(thread: ThreadView): string {
  return thread.name ?? thread.claim.words
}

/** Of every statement in a thread the thread's name. */
export function threadsOf(threads: readonly ThreadView[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const thread of threads) {
    for (const position of thread.positions) for (const member of position.statements) out.set(member.statement.id, threadName(thread))
  }
  return out
}

/** Undefined for what is undated: it has no place on the axis. */
export function mark(item: TimelineItem, lanes: Lanes, threads: ReadonlyMap<string, string>): Mark | undefined {
  if (item.incident) {
    const { id, date: on } = item.incident
    const [first, last] = [toDay(on.first), toDay(on.last)]
    if (first === undefined || last === undefined) return undefined
    const label = `happened ${when(on)}: ${called(item.incident)}, ${where(item.incident.place, item.incident.place_names)}`
    return { id, kind: 'incident', first, last, printed: undefined, onlyPrinted: false, lane: 'happened', hue: 'none', label, href: to.incident(id) }
  }
  const first = toDay(item.when)
  const last = toLastDay(item.when?.slice(0, 10))
  if (first === undefined || last === undefined) return undefined
  if (item.document) {
    const { version_id, id, title, doc } = item.document
    const lane = lanes === 'outlet' ? outletOf(item.document) : 'printed'
    const label = `published ${inWords(item.when!)}: ${title ?? doc}, ${outletOf(item.document)}`
    return { id: version_id, kind: 'document', first, last, printed: undefined, onlyPrinted: false, lane, hue: 'none', label, href: to.document(id) }
  }
  const said = item.statement
  if (!said) return undefined
  const speaker = said.statement.speaker?.name
  const words = joined(said.statement.content)
  const printed = item.basis === 'said' ? toDay(said.document.published) : undefined
  const lane = lanes === 'outlet' ? outletOf(said.document) : lanes === 'thread' ? (threads.get(said.statement.id) ?? OTHERS) : (speaker ?? 'speaker not known')
  const label = `${item.basis === 'said' ? 'said' : 'published'} ${date(item.when!)}: ${speaker ?? 'speaker not known'}: ${words}`
  return { id: said.statement.id, kind: 'statement', first, last, printed: printed === first ? undefined : printed, onlyPrinted: item.basis !== 'said', lane, hue: hue(speaker), label, href: to.statement(said.statement.id) }
}

export interface Dot {
  mark: Mark
  x: number
  /** Which row of the lane, from the bottom. */
  row: number
}

export interface Lane {
  name: string
  dots: Dot[]
  rows: number
  /** Where more stand on one spot than are drawn: how many are not. */
  more: { x: number; n: number }[]
}

/** How wide a mark is. */
export const SLOT = 9
/** So many lanes are told apart; so many marks stand above each other. */
const MOST_LANES = 14
const MOST_ROWS = 8

/** Puts marks in lanes, the fullest first after what happened. Marks of one spot stand above each other; where a day is
 * wide they stand in columns within it. */
export function lanesOf(marks: readonly Mark[], x: (day: number) => number): Lane[] {
  const names = namesOf(marks)
  const known = new Set(names)
  const lanes = new Map(names.map((name) => [name, { name, dots: [], rows: 1, more: [] } as Lane]))
  const spots = new Map<string, { lane: Lane; left: number; columns: number; n: number }>()
  for (const one of marks) {
    const name = known.has(one.lane) ? one.lane : OTHERS
    const lane = lanes.get(name)!
    const start = x(one.first)
    const wide = x(one.last + 1) - start
    const columns = one.first === one.last ? Math.max(1, Math.floor((wide - SLOT) / SLOT)) : 1
    const middle = start + wide / 2
    const left = columns > 1 ? start + SLOT : Math.round(middle / SLOT) * SLOT
    const key = `${name} ${left}`
    const spot = spots.get(key) ?? { lane, left, columns, n: 0 }
    spots.set(key, spot)
    const n = spot.n++
    if (n >= MOST_ROWS * spot.columns) continue
    const row = n % MOST_ROWS
    lane.dots.push({ mark: one, x: columns > 1 ? left + Math.floor(n / MOST_ROWS) * SLOT : middle, row })
    lane.rows = Math.max(lane.rows, row + 1)
  }
  for (const { lane, left, columns, n } of spots.values()) {
    if (n <= MOST_ROWS * columns) continue
    lane.more.push({ x: left, n: n - MOST_ROWS * columns })
    lane.rows = MOST_ROWS + 1
  }
  return names.map((name) => lanes.get(name)!)
}

/** What happened and what was printed first, then the fullest lanes; the rest in one. */
function namesOf(marks: readonly Mark[]): string[] {
  const count = new Map<string, number>()
  for (const one of marks) count.set(one.lane, (count.get(one.lane) ?? 0) + 1)
  const fixed = ['happened', 'printed'].filter((name) => count.has(name))
  const others = [...count.keys()].filter((name) => !fixed.includes(name) && name !== OTHERS)
  others.sort((a, b) => count.get(b)! - count.get(a)! || (a < b ? -1 : 1))
  const rest = others.length > MOST_LANES || count.has(OTHERS) ? [OTHERS] : []
  return [...fixed, ...others.slice(0, MOST_LANES), ...rest]
}
