// What is added to the ledger: forms made of what was filled in, and how reading goes on, in words.

import type { FirstHand, Reading, ReadingFile } from './api/client'
import { count } from './words'

/** A form with the fields that are not empty. */
export function form(fields: Record<string, string>, files: Iterable<File> = []): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (value.trim() !== '') form.append(name, value)
  }
  for (const file of files) form.append('file', file, file.name)
  return form
}

/** How a file goes on: `read: 2 documents with 14 statements`. */
export function fileWords(file: ReadingFile): string {
  if (file.state === 'waiting') return 'waiting'
  if (file.state === 'failed') return 'could not be read'
  const known = file.known > 0 && file.known < file.documents ? ` (${file.known.toLocaleString('en')} known before)` : ''
  const found = `${count(file.documents, 'document')}${known} with ${count(file.statements, 'statement')}`
  if (file.state === 'reading') return `being read: ${found} so far`
  if (file.documents === 0) return 'read: there is no document in it'
  if (file.state === 'known') return `the ledger had it: ${found}`
  return `read: ${found}`
}

/** How a reading goes on as a whole, while it does. */
export const STATE: Record<Reading['state'], string> = {
  waiting: 'Waiting: something else is read first.',
  reading: 'Being read.',
  settling: 'Read. Comparing it with everything else in the ledger.',
  done: 'Done.',
}

/** What a screen reader is told, in one sentence. */
export function summary(readings: Reading[]): string {
  const going = readings.filter((reading) => reading.state !== 'done')
  if (going.length > 0) return `${count(going.length, 'reading')} going on.`
  const latest = readings[0]
  if (!latest) return ''
  const sum = (of: (file: ReadingFile) => number) => latest.files.reduce((total, file) => total + of(file), 0)
  const failed = sum((file) => file.failed)
  const read = `Done: ${count(sum((file) => file.documents), 'document')}`
  return failed > 0 ? `${read}, ${failed.toLocaleString('en')} could not be read.` : `${read}.`
}

/** A row of numbers in the report's form, as it is typed. */
export interface FigureDraft {
  measure: string
  bound: string
  low: string
  high: string
}

/** The report's form, as it is typed. */
export interface ReportDraft {
  reporter: string
  organisation: string
  day: string
  time: string
  reported: string
  place: string
  lat: string
  lon: string
  radius: string
  what: string
  confidence: string
  figures: FigureDraft[]
}

export const MEASURES = ['killed', 'injured', 'missing', 'detained', 'displaced', 'abducted', 'destroyed', 'damaged', 'launched', 'fired']

/** How a number is bounded, and which of the two fields it needs. */
export const BOUNDS: { bound: NonNullable<FirstHand['figures']>[number]['bound']; words: string; fields: ('low' | 'high')[] }[] = [
  { bound: 'exact', words: 'exactly', fields: ['low'] },
  { bound: 'about', words: 'about', fields: ['low'] },
  { bound: 'at_least', words: 'at least', fields: ['low'] },
  { bound: 'at_most', words: 'at most', fields: ['high'] },
  { bound: 'more_than', words: 'more than', fields: ['low'] },
  { bound: 'fewer_than', words: 'fewer than', fields: ['high'] },
  { bound: 'range', words: 'between', fields: ['low', 'high'] },
]

/** A form to fill in; what is the same for the next report may be there already. */
export const emptyReport = ({ reporter = '', organisation = '', reported = '' } = {}): ReportDraft => ({
  reporter,
  organisation,
  day: '',
  time: '',
  reported,
  place: '',
  lat: '',
  lon: '',
  radius: '',
  what: '',
  confidence: '',
  figures: [],
})

/** The report as it is sent, or what is missing. */
export function report(draft: ReportDraft): FirstHand | string {
  const given = (text: string) => text.trim() || undefined
  const number = (text: string) => (text.trim() === '' ? undefined : Number(text.trim().replace(',', '.')))
  const reporter = given(draft.reporter)
  if (!reporter) return 'Say who reports.'
  const what = given(draft.what)
  if (!what) return 'Say what happened.'
  if (draft.time && !draft.day) return 'Give the day as well as the time.'
  const [lat, lon, radius] = [number(draft.lat), number(draft.lon), number(draft.radius)]
  if ([lat, lon, radius].some((value) => Number.isNaN(value))) return 'Give latitude, longitude and radius as numbers.'
  if ((lat === undefined) !== (lon === undefined)) return 'Give both latitude and longitude, or neither.'
  const name = given(draft.place)
  if (!name && lat !== undefined) return 'Give the place a name.'
  const figures = []
  for (const row of draft.figures) {
    const bound = BOUNDS.find((one) => one.bound === row.bound)
    const values = Object.fromEntries((bound?.fields ?? []).map((field) => [field, number(row[field])]))
    if (!bound || !given(row.measure) || Object.values(values).some((value) => value === undefined || Number.isNaN(value))) {
      return 'Fill in every number, or take its row away.'
    }
    const both = bound.bound === 'exact' || bound.bound === 'about' ? { low: values.low, high: values.low } : values
    figures.push({ measure: row.measure.trim(), bound: bound.bound, ...both })
  }
  const happened = given(draft.time ? `${draft.day}T${draft.time}` : draft.day)
  const reported = given(draft.reported)
  const organisation = given(draft.organisation)
  const confidence = given(draft.confidence) as FirstHand['confidence']
  return {
    reporter,
    ...(organisation && { organisation }),
    ...(happened && { happened }),
    ...(reported && { reported }),
    ...(name && { place: { name, ...(lat !== undefined && lon !== undefined && { lat, lon }), ...(radius !== undefined && { radius_km: radius }) } }),
    what,
    ...(figures.length > 0 && { figures }),
    ...(confidence && { confidence }),
  }
}
