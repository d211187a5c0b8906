// Hits over time as bars: days, weeks, months or years, whichever gives as many bars as can be read.

/** A value and how many hits have it. */
export interface Facet {
  value: string
  hits: number
}

export interface Bar {
  /** Its first and last day, `YYYY-MM-DD`. */
  from: string
  to: string
  hits: number
}

const DAY = 86_400_000
const MOST = 110

type Unit = 'day' | 'week' | 'month' | 'year'

const iso = (at: Date) => at.toISOString().slice(0, 10)

/** The first day of the unit a day is in. */
function start(day: string, unit: Unit): Date {
  const at = new Date(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`)
  if (unit === 'week') at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  if (unit === 'month' || unit === 'year') at.setUTCDate(1)
  if (unit === 'year') at.setUTCMonth(0)
  return at
}

function next(at: Date, unit: Unit): Date {
  const after = new Date(at)
  if (unit === 'day') after.setUTCDate(after.getUTCDate() + 1)
  else if (unit === 'week') after.setUTCDate(after.getUTCDate() + 7)
  else if (unit === 'month') after.setUTCMonth(after.getUTCMonth() + 1)
  else after.setUTCFullYear(after.getUTCFullYear() + 1)
  return after
}

/** How long one bar lasts. */
export function unit(days: readonly Facet[]): Unit {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return 'day'
  const long = (start(last.value, 'day').getTime() - start(first.value, 'day').getTime()) / DAY + 1
  if (long <= MOST && first.value.length === 10) return 'day'
  if (long / 7 <= MOST && first.value.length === 10) return 'week'
  return long / 30 <= MOST ? 'month' : 'year'
}

/** Bars without gaps from the first day to the last; days are in order. */
export function bars(days: readonly Facet[]): Bar[] {
  const step = unit(days)
  const last = days.at(-1)
  if (!days[0] || !last || Number.isNaN(start(days[0].value, step).getTime())) return []
  const end = start(last.value, step).getTime()
  const hits = new Map<number, number>()
  for (const day of days) {
    const at = start(day.value, step).getTime()
    hits.set(at, (hits.get(at) ?? 0) + day.hits)
  }
  const out: Bar[] = []
  for (let at = start(days[0].value, step); at.getTime() <= end && out.length < 2000; ) {
    const after = next(at, step)
    out.push({ from: iso(at), to: iso(new Date(after.getTime() - DAY)), hits: hits.get(at.getTime()) ?? 0 })
    at = after
  }
  return out
}

/** The bars a range of days touches, first and last index; `undefined` when none. */
export function within(all: readonly Bar[], from: string, to: string): [number, number] | undefined {
  const first = all.findIndex((bar) => !from || bar.to >= from)
  const last = all.findLastIndex((bar) => !to || bar.from <= (to.length < 10 ? `${to}-99` : to))
  return first >= 0 && last >= first ? [first, last] : undefined
}
