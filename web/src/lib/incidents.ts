// How an incident is put into words: what it is called, where it is said to have been.

import type { IncidentSummary, PlaceView } from './api/client'
import { plain } from './words'

/** Kinds whose names alone would say nothing to a reader. */
const KINDS: Record<string, string> = { harm: 'people harmed', chemical: 'chemical incident' }

/** What an event of a kind is called. */
export function kindName(kind: string): string {
  return KINDS[kind] ?? plain(kind)
}

/** The name a user gave it, else what reports call it; where they call it nothing, what they count. */
export function called({ name, words, kind, measures }: Pick<IncidentSummary, 'name' | 'words' | 'kind' | 'measures'>): string {
  if (name) return name
  if (words[0]) return words[0]
  return measures.length ? `people ${measures.map(plain).join(', ')}` : kindName(kind)
}

/** What else reports call it. */
export function alsoCalled(incident: IncidentSummary): string[] {
  const name = called(incident)
  return incident.words.filter((word) => word !== name)
}

/** Where, no closer than it is said; `names` are what it is called where no gazetteer has it. */
export function where(place: PlaceView | null | undefined, names: string[] = []): string {
  if (!place && names[0]) return `in or near ${names[0]}${names.length > 1 ? ` (${names.slice(1).join(', ')})` : ''}, which is in no gazetteer`
  if (!place) return 'place not known'
  const around = { town: 'in or near', region: 'somewhere in', country: 'somewhere in' }[place.precision as string] ?? 'at'
  const also = place.printed === place.name ? '' : ` (${place.name})`
  return `${around} ${place.printed}${also}${place.from === 'dateline' ? ', from the date line' : ''}`
}
