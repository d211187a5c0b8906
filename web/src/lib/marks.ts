// A statement's own words with the searched ones marked. The server marks a few words around the match,
// stems and accents considered; what it marked there is marked here wherever it stands as whole words.

export interface Piece {
  text: string
  marked: boolean
}

/** `words` in pieces, those marked that the server marked in `snippet`. */
export function marks(words: string, snippet: readonly Piece[]): Piece[] {
  const found = [...new Set(snippet.filter((piece) => piece.marked).map((piece) => piece.text.trim()))].filter(Boolean)
  if (!found.length) return words ? [{ text: words, marked: false }] : []
  // White space in a snippet is folded; longer matches go first, so that a phrase is marked whole.
  const forms = found
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const out: Piece[] = []
  let at = 0
  for (const match of words.matchAll(pattern)) {
    if (match.index > at) out.push({ text: words.slice(at, match.index), marked: false })
    out.push({ text: match[0], marked: true })
    at = match.index + match[0].length
  }
  if (at < words.length) out.push({ text: words.slice(at), marked: false })
  return out
}
