// A view as a table to take away, and that table as CSV. Words of documents are data, never formulas.

export type Cell = string | number | boolean | null | undefined

export interface Table {
  columns: string[]
  rows: Cell[][]
}

/** A table of things, each column by what it takes from one. */
export function table<T>(things: readonly T[], columns: Record<string, (thing: T) => Cell>): Table {
  const takes = Object.values(columns)
  return { columns: Object.keys(columns), rows: things.map((thing) => takes.map((take) => take(thing))) }
}

/** What a spreadsheet would take for a formula, also behind white space and in full-width letters. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/u

/** Text that a spreadsheet shows and never runs: an apostrophe before what looks like a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  const text = typeof cell === 'string' ? guarded(cell) : String(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180, with the mark by which spreadsheets tell that it is UTF-8. */
export function csv({ columns, rows }: Table): string {
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`
}

/** One object a row, as JSON: unknown is null. */
export function rowsAsJson({ columns, rows }: Table): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])))
  return `${JSON.stringify(objects, null, 2)}\n`
}

/** What one cell of a sheet can hold. */
const LONGEST = 32_767

/** Rows for write-excel-file: text is typed as text, so that nothing is read as a formula. */
export function sheet({ columns, rows }: Table) {
  const cell = (value: Cell) => {
    if (value === null || value === undefined || value === '') return null
    if (typeof value === 'number') return { value, type: Number }
    if (typeof value === 'boolean') return { value, type: Boolean }
    return { value: value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value, type: String }
  }
  return [columns.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cell))]
}
