// The timeline as a table to take away: one row a thing, days as they are stated.

import type { TimelineItem } from '../api/client'
import { cited } from '../cite'
import { called } from '../incidents'
import { table, type Table } from '../table'

export function asTable(items: readonly TimelineItem[]): Table {
  return table(items, {
    when: (one) => one.when ?? one.incident?.date.words,
    that_is: (one) => one.basis,
    kind: (one) => (one.incident ? 'incident' : one.statement ? 'statement' : 'document'),
    id: (one) => one.incident?.id ?? one.statement?.statement.id ?? one.document?.version_id,
    speaker: (one) => one.statement?.statement.speaker?.name,
    words: (one) => (one.statement ? cited(one.statement) : (one.document?.title ?? (one.incident && called(one.incident)))),
    place: (one) => one.incident?.place?.name,
    place_known_to: (one) => one.incident?.place?.precision,
    outlet: (one) => (one.statement?.document ?? one.document)?.outlet,
    published: (one) => (one.statement?.document ?? one.document)?.published,
    url: (one) => (one.statement?.document ?? one.document)?.url,
  })
}
