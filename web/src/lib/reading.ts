// A document made ready for reading: every span of every statement as a layer, and each statement with
// the names of those it credits.

import type { DocumentView, Entity, Statement } from './api/client'
import { hue, hues } from './hue'
import { CodePoints, type Layer, type Role, type Span } from './spans'

export interface Told {
  /** Its place in the document's list. */
  index: number
  /** `s3`, as in the record. */
  id: string
  /** Its number in the text, counted from 1. */
  number: number
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
  /** Code points of its words in all; of two statements around a word the shorter is the inner one. */
  length: number
}

export interface Reading {
  title: CodePoints
  text: CodePoints
  titleLayers: Layer[]
  textLayers: Layer[]
  told: Told[]
}

export function reading(view: DocumentView): Reading {
  const title = new CodePoints(view.summary.title ?? '')
  const text = new CodePoints(view.text)
  const entities = new Map(view.record.entities.map((entity) => [entity.id, entity]))
  const speaking = view.record.statements.flatMap((one) => entities.get(one.speaker ?? '')?.name ?? [])
  const colours = hues([...new Set(speaking)])
  const titleLayers: Layer[] = []
  const textLayers: Layer[] = []
  const told = view.record.statements.map((statement, index): Told => {
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
    const speaker = statement.speaker ? entities.get(statement.speaker) : undefined
    const named = (link: { entity?: string | null; span: readonly number[] }) =>
      (link.entity && entities.get(link.entity)?.name) || words([link.span])
    return {
      index,
      id: statement.id,
      number: index + 1,
      statement,
      speaker,
      hue: (speaker && colours.get(speaker.name)) ?? hue(undefined),
      words: words(statement.content),
      source: words(statement.source),
      cue: words(statement.cue),
      via: statement.via.map(named),
      addressee: statement.addressee ? named(statement.addressee) : undefined,
      authority: statement.authority ? words([statement.authority.span]) : undefined,
      length: statement.content.reduce((sum, span) => sum + span[1]! - span[0]!, 0),
    }
  })
  return { title, text, titleLayers, textLayers, told }
}
