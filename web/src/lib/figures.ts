// The numbers claimed of an event, ready to be drawn: by what is counted, in order of time, each as an interval, with
// what stands against it.

import { scaleLinear, scaleLog } from 'd3-scale'

import type { ClaimView, DocumentSummary, IncidentFigures, IncidentSummary, RelationView } from './api/client'
import { interval, number, ofSomeYear, plain } from './words'

/** A number claimed of an incident. */
export interface Row {
  claim: ClaimView
  incident: IncidentSummary
  /** The number as it is first printed. */
  words: string
  /** The claim that it is part of. */
  whole: Row | undefined
  /** The claims it cannot be true beside. */
  against: Row[]
  /** The earlier claim that it replaces. */
  replaces: Row | undefined
}

/** All that is claimed of one thing counted. */
export interface Measure {
  /** `killed`; with what is counted where that is not people. */
  name: string
  rows: Row[]
  /** How the claims stand to each other, other than agreeing. */
  contradictions: RelationView[]
  revisions: RelationView[]
  differences: RelationView[]
}

/** The claims of several incidents by what they count, what most is claimed of first. */
export function measures(figures: readonly IncidentFigures[]): Measure[] {
  const rows = new Map<string, Row>()
  for (const { incident, claims } of figures) {
    for (const claim of claims) {
      const words = claim.bearers[0]?.words ?? interval(claim)
      rows.set(claim.id, { claim, incident, words, whole: undefined, against: [], replaces: undefined })
    }
  }
  const found = new Map<string, Measure>()
  for (const row of rows.values()) {
    row.whole = rows.get(row.claim.part_of ?? '')
    const name = row.claim.unit === 'people' ? plain(row.claim.measure) : `${plain(row.claim.measure)}, ${plain(row.claim.unit)}`
    const measure = found.get(name) ?? { name, rows: [], contradictions: [], revisions: [], differences: [] }
    measure.rows.push(row)
    found.set(name, measure)
  }
  const of = new Map([...found.values()].flatMap((measure) => measure.rows.map((row) => [row.claim.id, measure] as const)))
  for (const relation of figures.flatMap((one) => one.relations)) {
    const [from, to] = [rows.get(relation.from), rows.get(relation.to)]
    const measure = of.get(relation.from)
    if (!from || !to || !measure) continue
    if (relation.stand === 'contradicts') {
      from.against.push(to)
      to.against.push(from)
      measure.contradictions.push(relation)
    } else if (relation.stand === 'updates') {
      from.replaces = to
      measure.revisions.push(relation)
    } else if (relation.stand === 'differs') {
      measure.differences.push(relation)
    }
  }
  for (const measure of found.values()) measure.rows = inOrder(measure.rows)
  return [...found.values()].sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name))
}

/** In order of time: days first, then days of a year not said, then what is undated. A part follows its whole. */
function inOrder(rows: readonly Row[]): Row[] {
  const key = ({ claim: { as_of, low, high } }: Row) => {
    const time = as_of.first ? `0${as_of.first}` : ofSomeYear(as_of.words) ? `1${ofSomeYear(as_of.words)}` : '2'
    return [time, low ?? high ?? 0] as const
  }
  const earlier = (a: Row, b: Row) => {
    const [[timeA, a1], [timeB, b1]] = [key(a), key(b)]
    return timeA < timeB ? -1 : timeA > timeB ? 1 : a1 - b1
  }
  const here = new Set(rows)
  const parts = new Map<Row | undefined, Row[]>()
  for (const row of [...rows].sort(earlier)) {
    const whole = row.whole && here.has(row.whole) ? row.whole : undefined
    parts.set(whole, [...(parts.get(whole) ?? []), row])
  }
  const out: Row[] = []
  const put = (row: Row) => {
    out.push(row)
    parts.get(row)?.forEach(put)
  }
  parts.get(undefined)?.forEach(put)
  return out
}

/** Whose number it is; what a report says itself is its agency's or outlet's, and of none where it states neither. */
export function claimant({ claimant, reported }: Pick<ClaimView, 'claimant' | 'reported'>, document: DocumentSummary | undefined): string {
  if (!reported) return claimant
  // The ledger calls such a report what its source calls it: a file's name, an address.
  return document && !document.agency && !document.outlet ? 'the report itself (outlet not stated)' : `${claimant}’s own words`
}

/** An interval on an axis, in per cent of its width. */
export interface Drawn {
  from: number
  to: number
  /** Whether it goes on to the left, to the right. */
  openLeft: boolean
  openRight: boolean
  /** Words such as “dozens” give hardly more than a size. */
  faint: boolean
  /** Whether the number itself is left out: more than, fewer than. */
  beyond: boolean
}

/** An axis over some claims, from nothing to a little more than the most. */
export interface Axis {
  ticks: { at: number; label: string }[]
  /** Numbers of different orders of magnitude stand on a logarithmic axis. */
  logarithmic: boolean
  draw: (claim: Pick<ClaimView, 'low' | 'high' | 'bound'>) => Drawn
}

/** Room left at both ends, in per cent. */
const [LEFT, RIGHT] = [1, 93]
/** From here on the smallest number could not be told from nothing on a plain axis. */
const FAR = 150

export function axis(claims: readonly Pick<ClaimView, 'low' | 'high' | 'bound'>[]): Axis {
  const numbers = claims.flatMap(({ low, high }) => [low, high]).filter((one): one is number => typeof one === 'number')
  const most = Math.max(1, ...numbers)
  const least = Math.min(most, ...numbers.filter((one) => one > 0))
  const logarithmic = most / least >= FAR
  const scale = logarithmic
    ? scaleLog([Math.max(1, least / 2), most], [LEFT, RIGHT]).clamp(true)
    : scaleLinear([0, most], [LEFT, RIGHT]).clamp(true)
  const whole = scale.ticks(6).filter((tick) => (logarithmic ? Number.isInteger(Math.log10(tick)) : Number.isInteger(tick)))
  return {
    ticks: whole.map((tick) => ({ at: scale(tick), label: number(tick) })),
    logarithmic,
    draw: ({ low, high, bound }) => {
      const openLeft = low === null || low === undefined || (low === 0 && (bound === 'at_most' || bound === 'fewer_than'))
      const openRight = high === null || high === undefined
      return {
        from: openLeft ? LEFT : scale(low),
        to: openRight ? 99 : scale(high),
        openLeft,
        openRight,
        faint: bound === 'vague',
        beyond: bound === 'more_than' || bound === 'fewer_than',
      }
    },
  }
}

/** Where a revision passes through a row: a line from the earlier number down to the later. */
export interface Link {
  at: number
  to: number
  side: 'begins' | 'passes' | 'ends'
}

/** The lines through each row that join a revised number to its earlier one, where both are shown. */
export function linked(rows: readonly Row[], { draw }: Axis): Link[][] {
  const out: Link[][] = rows.map(() => [])
  const places = new Map(rows.map((row, i) => [row, i]))
  rows.forEach((row, later) => {
    const before = row.replaces && places.get(row.replaces)
    if (before === undefined || before >= later) return
    const [from, onto] = [draw(rows[before]!.claim).from, draw(row.claim).from]
    for (let i = before; i <= later; i++) {
      out[i]!.push({ at: from, to: onto, side: i === before ? 'begins' : i === later ? 'ends' : 'passes' })
    }
  })
  return out
}
