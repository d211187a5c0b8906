// What of a text is drawn: marks heaped on one letter beyond any writing take a browser minutes to lay out. They
// stay in the page, as every word does, but are not drawn, and that is said.

export interface Part {
  text: string
  /** How many marks are not drawn; 0 when all is. */
  heaped: number
}

/** Marks on one letter that are drawn. */
const DRAWN = 24
const HEAP = new RegExp(`\\p{M}{${DRAWN * 2},}`, 'gu')

/** A text in parts that together are exactly it. */
export function drawn(text: string): Part[] {
  const out: Part[] = []
  let at = 0
  for (const match of text.matchAll(HEAP)) {
    const marks = [...match[0]]
    const from = match.index + marks.slice(0, DRAWN).join('').length
    out.push({ text: text.slice(at, from), heaped: 0 })
    at = match.index + match[0].length
    out.push({ text: text.slice(from, at), heaped: marks.length - DRAWN })
  }
  if (at < text.length || !out.length) out.push({ text: text.slice(at), heaped: 0 })
  return out
}
