// What is undated, in the order of what is yet known of its day.

import type { Said, TimelineItem } from '../api/client'
import { ofSomeYear, stated, when } from '../words'

/** On which day of a year not said a statement was made, in words; nothing where not even that is said. */
export function dayless({ statement }: Pick<Said, 'statement'>): string {
  const words = stated(statement.said_on?.value)
  return ofSomeYear(words) ? words : ''
}

/** Days of a year not said come first, by month and day; the rest as it came. */
export function inOrder(items: readonly TimelineItem[]): TimelineItem[] {
  const key = ({ incident, statement }: TimelineItem) => ofSomeYear(incident ? when(incident.date) : statement ? dayless(statement) : '') ?? '13'
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
