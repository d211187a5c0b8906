// How the record's values are put into words. A date is shown as exactly as it is known, no more.

import type { Basis, ClaimView, DateView, DocumentSummary, Entity } from './api/client'

export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `2031-04-12T09:30:00Z` as `12 April 2031, 09:30 UTC`; what is no date is shown as it stands. */
export function date(value: string): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(value)
  const month = found?.[2] === undefined ? '' : MONTHS[Number(found[2]) - 1]
  if (!found || month === undefined) return value
  const day = [found[3]?.replace(/^0/, ''), month, found[1]].filter(Boolean).join(' ')
  if (!found[4]) return day
  const zone = found[5] === 'Z' ? ' UTC' : found[5] ? ` ${found[5]}` : ''
  return `${day}, ${found[4]}${zone}`
}

/** What a TIMEX3 value says, `XXXX-04-06` as `6 April, year not said`; nothing where it says nothing. */
export function stated(value: string | null | undefined): string {
  const yearless = /^XXXX-(\d\d)-(\d\d)/.exec(value ?? '')
  if (yearless) return `${date(`2000-${yearless[1]}-${yearless[2]}`).replace(' 2000', '')}, year not said`
  return value && /^\d{4}/.test(value) ? day(value) : ''
}

/** The month and day of `12 April, year not said` as text that sorts, `04-12`; nothing of other words. */
export function ofSomeYear(words: string): string | undefined {
  const found = /^(\d\d?) ([A-Z][a-z]+), year not said$/.exec(words)
  const month = MONTHS.indexOf(found?.[2] ?? '') + 1
  return found && month ? `${String(month).padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : undefined
}

/** Only the day of a date and time. */
export function day(value: string): string {
  return date(value.replace(/T.*$/, ''))
}

/** When something is said to have been, as closely as it is said. */
export function when({ first, last, precision, words }: DateView): string {
  if (first && last) {
    const cut = { year: 4, month: 7 }[precision as string]
    return cut ? date(first.slice(0, cut)) : period(first, last)
  }
  return precision === 'unknown' ? 'day not said' : words
}

/** `11 to 15 September 2024`; nothing where a day is not known. */
export function period(first: string | null | undefined, last: string | null | undefined): string {
  if (!first || !last) return ''
  const [from, until] = [day(first).split(' '), day(last).split(' ')]
  if (from.join() === until.join()) return until.join(' ')
  while (from.length > 1 && from.at(-1) === until[from.length - 1]) from.pop()
  return `${from.join(' ')} to ${until.join(' ')}`
}

export const BASIS: Record<Basis, string> = {
  given: 'as given when it was read',
  page: 'as the source states',
  dateline: 'from the date line of the text',
  inferred: 'worked out, not stated as such',
  unknown: 'nobody states it',
}

export const ENTITY: Record<Entity['type'], string> = {
  person: 'person',
  organization: 'organisation',
  group: 'group',
  unnamed: 'unnamed source',
}

/** `2,104` */
export function number(n: number): string {
  return n.toLocaleString('en')
}

/** `1 statement`, `2,104 statements`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`
}

/** An interval in words: `58`, `70 or more`, `72 to 88`. */
export function interval({ low, high, bound }: Pick<ClaimView, 'low' | 'high' | 'bound'>): string {
  const [least, most] = [low ?? undefined, high ?? undefined]
  if (least === undefined && most === undefined) return 'no number'
  if (most === undefined) return bound === 'more_than' ? `more than ${number(least!)}` : `${number(least!)} or more`
  if (least === undefined || (least === 0 && (bound === 'at_most' || bound === 'fewer_than'))) {
    return bound === 'fewer_than' ? `fewer than ${number(most)}` : `${number(most)} or fewer`
  }
  return least === most ? number(least) : `${number(least)} to ${number(most)}`
}

const countries = new Intl.DisplayNames('en-GB', { type: 'region' })

/** A country's name in English, `CM` as `Cameroon`; the two letters where they stand for none. */
export function countryName(code: string): string {
  try {
    return countries.of(code) ?? code
  } catch {
    return code
  }
}

/** Who published a document; where nobody says so, whose wire it carries. */
export function outletOf({ outlet, agency }: Pick<DocumentSummary, 'outlet' | 'agency'>, none = 'outlet not stated'): string {
  return outlet || (agency ? `${agency} wire` : none)
}

/** `call_for` as `call for`. */
export function plain(name: string): string {
  return name.replaceAll('_', ' ')
}

/** `12.4 kB` */
export function bytes(n: number): string {
  if (n < 1000) return count(n, 'byte')
  const step = Math.min(3, Math.floor(Math.log10(n) / 3))
  return `${(n / 1000 ** step).toFixed(1)} ${['', 'kB', 'MB', 'GB'][step]}`
}
