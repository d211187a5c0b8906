// Statements as they are listed: their words in one piece, and neighbours of one document together.

import type { DocumentSummary, IncidentSummary, Said, TimelineItem } from './api/client'

/** Parts of a statement as one text, an ellipsis where words are left out. */
export function joined(parts: readonly { words: string }[]): string {
  return parts.map((part) => part.words).join(' … ')
}

type Part = { words: string; span: number[] }

/** The words that credit a statement to somebody, in the order of the text. */
export function credit({ source, cue }: { source: readonly Part[]; cue: readonly Part[] }): string {
  return joined([...source, ...cue].sort((a, b) => a.span[0]! - b.span[0]!))
}

/** What stands together on the axis of time: an incident, or a document with some of its statements. */
export interface Group {
  key: string
  incident: IncidentSummary | undefined
  document: DocumentSummary | undefined
  said: Said[]
}

/** Items in order of time, statements under the document they stand in. */
export function groups(items: readonly TimelineItem[]): Group[] {
  const out: Group[] = []
  items.forEach((item, i) => {
    if (item.incident) {
      out.push({ key: `${i} ${item.incident.id}`, incident: item.incident, document: undefined, said: [] })
      return
    }
    const document = item.document ?? item.statement?.document
    if (!document) return
    let last = out.at(-1)
    if (last?.document?.version_id !== document.version_id) {
      last = { key: `${i} ${document.version_id}`, incident: undefined, document, said: [] }
      out.push(last)
    }
    if (item.statement) last.said.push(item.statement)
  })
  return out.filter((group) => group.incident || group.said.length)
}

/** Who speaks in some statements, those who speak most first. */
export function voices(items: readonly TimelineItem[]): { name: string; times: number }[] {
  const found = new Map<string, number>()
  for (const { statement } of items) {
    const name = statement?.statement.speaker?.name
    if (name) found.set(name, (found.get(name) ?? 0) + 1)
  }
  return [...found].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times || a.name.localeCompare(b.name))
}
