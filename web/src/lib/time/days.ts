// Days as numbers, counted from 1970, and back; never finer than a day and never made up.

const DAY = 86_400_000

/** The day a date or time begins with: `2031-04` is its first day. What is no date is none. */
export function toDay(value: string | null | undefined): number | undefined {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(value ?? '')
  if (!found) return undefined
  const at = new Date(0)
  at.setUTCFullYear(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1))
  return Math.round(at.getTime() / DAY)
}

/** The last day of what a date names: of `2031-04` the thirtieth. */
export function toLastDay(value: string | null | undefined): number | undefined {
  const first = toDay(value)
  if (first === undefined || !value) return undefined
  const at = new Date(first * DAY)
  if (/^\d{4}$/.test(value)) at.setUTCFullYear(at.getUTCFullYear() + 1)
  else if (/^\d{4}-\d\d$/.test(value)) at.setUTCMonth(at.getUTCMonth() + 1)
  else return first
  return Math.round(at.getTime() / DAY) - 1
}

/** `2031-04-12` */
export function fromDay(day: number): string {
  const at = new Date(day * DAY)
  const pad = (n: number, width: number) => String(n).padStart(width, '0')
  return `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1, 2)}-${pad(at.getUTCDate(), 2)}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** Days between two marks of an axis, in the steps that calendars have. */
const STEPS = [1, 2, 7, 14]
const MONTHLY = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]

/** Where an axis says which day it is, at most `most` times, from the first day to the last. */
export function ticks(first: number, last: number, most: number): { day: number; label: string }[] {
  const span = Math.max(1, last - first)
  const out: { day: number; label: string }[] = []
  let year = -1
  const step = STEPS.find((days) => span / days <= most)
  if (step !== undefined) {
    for (let day = first; day <= last; day += step) {
      const at = new Date(day * DAY)
      const label = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`
      out.push({ day, label: at.getUTCFullYear() === year ? label : `${label} ${at.getUTCFullYear()}` })
      year = at.getUTCFullYear()
    }
    return out
  }
  const months = MONTHLY.find((n) => span / (n * 30.4) <= most) ?? MONTHLY.at(-1)!
  const from = new Date(first * DAY)
  let month = Math.ceil((from.getUTCFullYear() * 12 + from.getUTCMonth() + (from.getUTCDate() > 1 ? 1 : 0)) / months) * months
  for (; ; month += months) {
    const [of, index] = [Math.floor(month / 12), month % 12]
    const day = toDay(`${String(of).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}-01`)
    if (day === undefined || day > last) return out
    const label = months % 12 === 0 ? String(of) : of === year ? MONTHS[index]! : `${MONTHS[index]} ${of}`
    out.push({ day, label })
    year = of
  }
}
