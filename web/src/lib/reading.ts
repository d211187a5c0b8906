// A document made ready for reading: every span of every statement as a layer, and each statement with
// the names of those it credits.

import type { AddedView, CorrectionView, DocumentView, Entity, Statement } from './api/client'
import { hue, hues } from './hue'
import { CodePoints, type Layer, type Role, type Span } from './spans'
import { understood, type Mark } from './understood'

export interface Told {
  /** Its place in the document's list. */
  index: number
  /** `s3`, as in the record. */
  id: string
  /** Its number in the text, counted from 1; a plus when it was added by hand. */
  number: number | '+'
  statement: Statement
  speaker: Entity | undefined
  hue: string
  /** Its words in the order of the text, pieces joined by an ellipsis. */
  words: string
  source: string
  cue: string
  via: string[]
  addressee: string | undefined
  authority: string | undefined
  /** Who added it and why, when no engine found it. */
  byHand: AddedView | undefined
  /** What users corrected about it that holds, the latest first. */
  corrections: CorrectionView[]
  /** Somebody decided that nobody said this. */
  withdrawn: boolean
  /** Code points of its words in all; of two statements around a word the shorter is the inner one. */
  length: number
}

export interface Reading {
  title: CodePoints
  text: CodePoints
  titleLayers: Layer[]
  textLayers: Layer[]
  told: Told[]
  /** What else was understood of the text. */
  marks: Mark[]
}

/** The corrections about a document's statements that hold: a statement goes by its id, in other versions by its words. */
function correctionsOf(view: DocumentView, all: readonly CorrectionView[], id: string, words: string): CorrectionView[] {
  const named = ({ members }: CorrectionView) =>
    members.some((one) => one.id === id || (one.words === words && one.id.startsWith(`${view.summary.id}.`)))
  return all.filter((one) => one.verb !== 'add' && (one.kind === 'statement' || one.kind === 'speaker') && !one.undone_by && named(one))
}

/** Who said it as users corrected it: somebody the record does not know by that name has no entity there. */
function corrected(speaker: Entity | undefined, corrections: readonly CorrectionView[], entities: Iterable<Entity>): Entity | undefined {
  const name = corrections.find((one) => one.verb === 'reassign')?.target?.id
  if (!name) return speaker
  return named(name, entities)
}

/** Somebody by name; who is not in the record has no entity there. */
function named(name: string, entities: Iterable<Entity>): Entity {
  return [...entities].find((one) => one.name === name) ?? { id: `by hand: ${name}`, name, type: 'person', role: null, mentions: [] }
}

/** A statement that was added by hand, in the shape of those that were found. */
function byHand(added: AddedView, text: CodePoints): Statement {
  const spans = (parts: AddedView['parts']['content']) => parts.map((part) => part.span)
  const content = spans(added.parts.content)
  const [from, to] = [content[0]![0]!, content.at(-1)![1]!]
  // In quotation marks, whether they were selected too or stand around.
  const quoted = /[“"„«‘']/.test(text.slice([Math.max(0, from - 1), from + 1])) && /[”"“»’']/.test(text.slice([to - 1, to + 1]))
  return { id: added.id, field: 'text', kind: quoted ? 'direct' : 'indirect', act: 'assert', certainty: 'stated', content, source: spans(added.parts.source), cue: spans(added.parts.cue), via: [], addressee: null, authority: null, said_on: null, said_in: null, speaker: null }
}

/** What was found and what was added by hand, in the order of the text. */
function statements(view: DocumentView, text: CodePoints): { statement: Statement; added?: AddedView; number: number | '+' }[] {
  const out: ReturnType<typeof statements> = view.record.statements.map((statement, i) => ({ statement, number: i + 1 }))
  for (const added of view.added ?? []) {
    if (!added.stands) continue
    const statement = byHand(added, text)
    const before = out.findIndex((one) => one.statement.field === 'text' && one.statement.content[0]![0]! > statement.content[0]![0]!)
    out.splice(before < 0 ? out.length : before, 0, { statement, added, number: '+' })
  }
  return out
}

export function reading(view: DocumentView, corrections: readonly CorrectionView[] = []): Reading {
  const title = new CodePoints(view.summary.title ?? '')
  const text = new CodePoints(view.text)
  const entities = new Map(view.record.entities.map((entity) => [entity.id, entity]))
  const speaking = view.record.statements.flatMap((one) => entities.get(one.speaker ?? '')?.name ?? [])
  const colours = hues([...new Set(speaking)])
  const titleLayers: Layer[] = []
  const textLayers: Layer[] = []
  const told = statements(view, text).map(({ statement, added, number }, index): Told => {
    const points = statement.field === 'title' ? title : text
    const layers = statement.field === 'title' ? titleLayers : textLayers
    const add = (role: Role, spans: readonly (readonly number[])[]) => {
      for (const span of spans) layers.push({ span: span as unknown as Span, statement: index, role })
    }
    const words = (spans: readonly (readonly number[])[]) =>
      spans.map((span) => points.slice(span as unknown as Span)).join(' … ')
    add('content', statement.content)
    add('source', statement.source)
    add('cue', statement.cue)
    for (const relay of statement.via) {
      add('via', [relay.span])
      if (relay.cue) add('cue', [relay.cue])
    }
    if (statement.addressee) add('addressee', [statement.addressee.span])
    if (statement.authority) add('authority', [statement.authority.span])
    const own = words(statement.content)
    const about = added ? [] : correctionsOf(view, corrections, `${view.summary.version_id}.${statement.id}`, own)
    const speaker = corrected(added?.speaker ? named(added.speaker, entities.values()) : entities.get(statement.speaker ?? ''), about, entities.values())
    const credited = (link: { entity?: string | null; span: readonly number[] }) =>
      (link.entity && entities.get(link.entity)?.name) || words([link.span])
    return {
      index,
      id: statement.id,
      number,
      statement,
      speaker,
      hue: (speaker && colours.get(speaker.name)) ?? hue(speaker?.name),
      words: own,
      source: words(statement.source),
      cue: words(statement.cue),
      via: statement.via.map(credited),
      addressee: statement.addressee ? credited(statement.addressee) : undefined,
      authority: statement.authority ? words([statement.authority.span]) : undefined,
      byHand: added,
      corrections: about,
      withdrawn: about.some((one) => one.verb === 'withdraw'),
      length: statement.content.reduce((sum, span) => sum + span[1]! - span[0]!, 0),
    }
  })
  const marks = understood(view.record, view.diagnostics, text, colours)
  return { title, text, titleLayers, textLayers, told, marks }
}
