// What was understood of a document beside its statements: who is mentioned, when, where, how many, and
// what could not be known. Each becomes a mark in the text, with its meaning in words.

import type { Diagnostic, DocumentView, Entity } from './api/client'
import type { components } from './api/schema'
import { hue } from './hue'
import type { CodePoints, Span } from './spans'
import { count, countryName, date, ENTITY, interval, plain, stated } from './words'

type Record = DocumentView['record']
type Figure = components['schemas']['Figure']
type Place = components['schemas']['Place']
type Time = components['schemas']['TimeExpression']

export const MARKS = ['speakers', 'dates', 'places', 'figures', 'doubts'] as const
export type MarkKind = (typeof MARKS)[number]

/** What a mark of a kind is. */
export const KIND: { [kind in MarkKind]: string } = { speakers: 'is', dates: 'is', places: 'is', figures: 'is', doubts: 'is in doubt:' }

/** One of a kind. */
export const NAME: { [kind in MarkKind]: string } = { speakers: 'speaker', dates: 'date', places: 'place', figures: 'figure', doubts: 'in doubt' }

/** One understood stretch of the text. */
export interface Mark {
  index: number
  kind: MarkKind
  span: Span
  words: string
  /** What it was understood as, in a line. */
  sense: string
  /** What else is known of it. */
  notes: string[]
  hue: string
  /** A speaker's name, to be followed. */
  speaker?: string
}

/** Which kinds an address asks to be marked; what could not be known is, unless it says otherwise. */
export function shown(asked: string | null): Set<MarkKind> {
  if (asked === null) return new Set(['doubts'])
  const names = asked.split(',')
  return new Set(MARKS.filter((kind) => names.includes(kind)))
}

/** Every mark of a text, in its order. */
export function understood(record: Record, diagnostics: readonly Diagnostic[], text: CodePoints, colours: ReadonlyMap<string, string>): Mark[] {
  const out: Omit<Mark, 'index'>[] = []
  const add = (kind: MarkKind, span: readonly number[], sense: string, notes: (string | false | undefined | null)[], rest: Partial<Mark> = {}) => {
    const at = span as unknown as Span
    if (at[0] < at[1]) out.push({ kind, span: at, words: text.slice(at), sense, notes: notes.filter((note) => typeof note === 'string' && note !== '') as string[], hue: 'none', ...rest })
  }
  for (const entity of record.entities) {
    const colour = colours.get(entity.name) ?? hue(entity.name)
    for (const span of entity.mentions) add('speakers', span, entity.name, person(entity), { hue: colour, speaker: entity.name })
  }
  for (const one of record.dates) add('dates', one.span, time(one), [one.mod && `as printed: ${plain(one.mod.toLowerCase())}`, one.value])
  for (const one of record.places) add('places', one.span, placeName(one), place(one))
  for (const one of record.figures) add('figures', one.span, `${interval(one)} ${one.unit}${one.measure === one.unit ? '' : `, ${plain(one.measure)}`}`, figure(one, record))
  for (const one of diagnostics) if (one.span) add('doubts', one.span, one.message, [])
  return out.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]).map((mark, index) => ({ ...mark, index }))
}

function person(entity: Entity): string[] {
  const roles = (entity.roles ?? []).map((one) => (one.time === 'current' ? one.title : `${one.title} (${one.time})`))
  const role = roles.length ? roles.join('; ') : (entity.role ?? '')
  return [ENTITY[entity.type], role, entity.mentions.length > 1 ? `${count(entity.mentions.length, 'mention')} in this text` : ''].filter(Boolean)
}

const UNITS: { [letter: string]: string } = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' }
const SEASONS: { [code: string]: string } = { SP: 'spring', SU: 'summer', FA: 'autumn', AU: 'autumn', WI: 'winter', MO: 'morning', MI: 'midday', AF: 'afternoon', EV: 'evening', NI: 'night' }
const REFERENCES: { [value: string]: string } = { PRESENT_REF: 'now', PAST_REF: 'some time before', FUTURE_REF: 'some time to come' }

/** A TIMEX3 value in words; what has no words for it is shown as it stands. */
export function time({ type, value }: Pick<Time, 'type' | 'value'>): string {
  if (REFERENCES[value]) return REFERENCES[value]
  const lasting = /^P(T?)(\d+(?:\.\d+)?|X)([YMWDHS])$/.exec(value)
  if (lasting) {
    const unit = UNITS[lasting[1]! + lasting[3]!] ?? ''
    const words = lasting[2] === 'X' ? `some ${unit}s` : count(Number(lasting[2]), unit)
    return type === 'SET' ? `every ${words}` : words
  }
  const week = /^(\d{4})-W(\d\d)$/.exec(value)
  if (week) return `week ${Number(week[2])} of ${week[1]}`
  const part = /^(\d{4})-([A-Z]{2})$/.exec(value)
  if (part && SEASONS[part[2]!]) return `${SEASONS[part[2]!]} ${part[1]}`
  const hours = /^(\d{4}-\d\d-\d\d)T([A-Z]{2})$/.exec(value)
  if (hours && SEASONS[hours[2]!]) return `${date(hours[1]!)}, ${SEASONS[hours[2]!]}`
  if (/^XXXX-\d\d-\d\d$/.test(value)) return stated(value)
  return date(value)
}

function placeName(one: Place): string {
  const where = one.country && countryName(one.country)
  return where && where !== one.name ? `${one.name}, ${where}` : one.name
}

function place(one: Place): string[] {
  const other = one.runner_up
  const otherWhere = other?.country && countryName(other.country)
  return [
    one.metonym ? 'named for its government or team, not as a place' : '',
    `known to the ${one.precision}`,
    `${Math.abs(one.lat).toFixed(2)}° ${one.lat < 0 ? 'S' : 'N'}, ${Math.abs(one.lon).toFixed(2)}° ${one.lon < 0 ? 'W' : 'E'}`,
    other ? `could also be ${other.name}${otherWhere ? `, ${otherWhere}` : ''}` : '',
  ].filter(Boolean)
}

function figure(one: Figure, record: Record): (string | false | null | undefined)[] {
  const said = record.statements.findIndex((statement) => statement.id === one.statement)
  const speaker = record.entities.find((entity) => entity.id === record.statements[said]?.speaker)?.name
  const at = record.places[one.place ?? -1]
  const when = record.dates[one.date ?? -1]
  return [
    one.bound !== 'exact' && `printed as ${plain(one.bound)}`,
    one.subgroup && `of these: ${one.subgroup}`,
    one.counting && `a ${one.counting} count`,
    said >= 0 ? `claimed in statement ${said + 1}${speaker ? ` by ${speaker}` : ''}` : 'in the outlet’s own words',
    at && `at ${at.name}`,
    when && time(when),
    one.implicit && 'the number is not printed, it follows from the words',
    one.retracted && 'taken back in this text',
  ]
}
