// Groups as a list offers them: where each kind is listed, and what one of them is called there.

import type { DateView, IncidentSummary } from './api/client'
import type { paths } from './api/schema'
import type { Kind } from './corrections'
import { called } from './incidents'
import { when } from './words'

export type Group = Exclude<Kind, 'speaker' | 'statement'>

export const GROUPS: Record<Group, keyof paths> = {
  story: '/api/v1/stories',
  origin: '/api/v1/origins',
  utterance: '/api/v1/utterances',
  incident: '/api/v1/incidents',
  thread: '/api/v1/threads',
}

/** What the lists' items have of what a label is made of. */
interface Listed {
  id: string
  title?: string | null
  name?: string | null
  words?: string | string[]
  speaker?: string | null
  place?: { name: string } | null
  date?: DateView
  claim?: { words: string }
  documents?: number | { title?: string | null; doc: string }[]
}

const LONG = 160

/** A line that tells one group from the others. */
export function groupLabel(kind: Group, group: { id: string }): string {
  const one = group as Listed
  const words = Array.isArray(one.words) ? one.words.join(', ') : one.words
  const first = Array.isArray(one.documents) ? one.documents[0] : undefined
  const parts: Record<Group, (string | false | null | undefined)[]> = {
    story: [one.title],
    origin: [first && (first.title ?? first.doc), Array.isArray(one.documents) ? `${one.documents.length} documents` : ''],
    utterance: [one.speaker ?? 'speaker not known', words],
    incident: [kind === 'incident' && called(group as IncidentSummary), one.place?.name, one.date && when(one.date)],
    thread: [one.name ?? one.claim?.words],
  }
  const label = parts[kind].filter(Boolean).join(': ')
  const short = [...label].length > LONG ? `${[...label].slice(0, LONG).join('')} …` : label
  return short || group.id
}
