// Adding by hand what was not found: from what a reader selects or types to places in the text.

import type { Correcting } from './api/client'
import type { CodePoints, Span } from './spans'

/** What the form holds. */
export interface Added {
  /** The words said, who is named, and the words that say so, each as it stands in the text. */
  content: string
  source: string
  cue: string
  /** Who it is. */
  speaker: string
  reason: string
  author: string
}

const MOST = 2000

/** Where words stand in a text, the place nearest to `near`; white space is taken as any. */
export function locate(points: CodePoints, words: string, near: number): Span | undefined {
  const parts = words.trim().split(/\s+/).filter(Boolean)
  if (!parts.length) return undefined
  const pattern = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'gu')
  let best: Span | undefined
  let tried = 0
  for (const match of points.text.matchAll(pattern)) {
    const start = points.point(match.index)
    if (!best || Math.abs(start - near) < Math.abs(best[0] - near)) best = [start, points.point(match.index + match[0].length)]
    if (++tried === MOST) break
  }
  return best
}

/** What to send, or what is missing or not in the text, in words. */
export function adding(points: CodePoints, version: string, added: Added, near: number): Correcting | string {
  if (!added.content.trim()) return 'Which words are said?'
  const content = locate(points, added.content, near)
  const lost = 'does not stand in the text so. Copy it as it is printed.'
  if (!content) return `What is said ${lost}`
  const places: { [what: string]: Span[] } = {}
  for (const [what, name] of [['source', 'Who is named'], ['cue', 'What says that they said it']] as const) {
    const span = added[what].trim() ? locate(points, added[what], content[0]) : undefined
    if (added[what].trim() && !span) return `${name} ${lost}`
    places[what] = span ? [span] : []
  }
  if (!added.speaker.trim()) return 'Say who it is, or “not known”.'
  if (!added.reason.trim()) return 'Give the reason: others will ask for it.'
  if (!added.author.trim()) return 'Say who decides this.'
  const spans = (list: Span[]) => list.map((span) => [...span])
  return {
    verb: 'add',
    ids: [version],
    name: added.speaker.trim(),
    statement: { content: spans([content]), source: spans(places['source']!), cue: spans(places['cue']!) },
    reason: added.reason.trim(),
    author: added.author.trim(),
  }
}

/** The code points that are selected within an element whose pieces say where they stand. */
export function selected(within: HTMLElement, selection: Selection | null): Span | undefined {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return undefined
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(within)) return undefined
  const pieces = [...within.querySelectorAll<HTMLElement>('[data-from]')].filter((piece) => range.intersectsNode(piece))
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return undefined
  /** Code points from the start of a piece to a place within it. */
  const into = (piece: HTMLElement, node: Node, offset: number) => {
    const before = document.createRange()
    before.selectNodeContents(piece)
    before.setEnd(node, offset)
    return Number(piece.dataset['from']) + [...before.toString()].length
  }
  const start = first.contains(range.startContainer) ? into(first, range.startContainer, range.startOffset) : Number(first.dataset['from'])
  const end = last.contains(range.endContainer) ? into(last, range.endContainer, range.endOffset) : Number(last.dataset['to'])
  return start < end ? [start, end] : undefined
}
