// A statement as a citation that others can check: plain text, BibTeX, CSL-JSON, and links to its very words.

import type { DocumentSummary, Said } from './api/client'
import { to } from './place.svelte'
import { BASIS, date, day, outletOf } from './words'

/** What a citation needs of a statement. */
export type Citable = Pick<Said, 'document' | 'statement'>

const KIND = { direct: 'quoted', mixed: 'partly quoted', indirect: 'told in other words' } as const

/** Its words in the order of the text, pieces joined by an ellipsis, white space folded. */
export function cited(said: Citable): string {
  return said.statement.content.map((part) => folded(part.words)).join(' … ')
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The statement's own address in this onrecord. */
export function permalink(said: Citable, origin: string): string {
  return new URL(to.statement(said.statement.id), origin).href
}

/** The document's address at its publisher, scrolled to the words; none where it has no address of the web. */
export function sourceLink(said: Citable): string | undefined {
  const url = web(said.document.url)
  if (!url || said.statement.field !== 'text') return url
  return withFragment(url, said.statement.content.map((part) => part.words))
}

/** Only `http` and `https`: a document may state any address. */
function web(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
}

/** Longer words are named by how they begin and end. */
const WHOLE = 12
const EDGE = 5

/** Adds a text fragment, `#:~:text=…`, for each piece of words. */
export function withFragment(url: string, pieces: readonly string[]): string {
  const texts = pieces.map(directive).filter((text) => text !== '')
  if (texts.length === 0) return url
  return `${url}${url.includes('#') ? '' : '#'}:~:${texts.map((text) => `text=${text}`).join('&')}`
}

function directive(words: string): string {
  // Quotation marks at the ends are set differently by the page and by its feed: the words suffice.
  const bare = folded(words).replace(/^[\s\p{Pi}\p{Pf}"'„“«»‘’.,;:]+|[\s\p{Pi}\p{Pf}"'“”«»‘’.,;:]+$/gu, '')
  const list = bare.split(' ')
  if (list.length <= WHOLE) return encoded(bare)
  return `${encoded(list.slice(0, EDGE).join(' '))},${encoded(list.slice(-EDGE).join(' '))}`
}

/** Percent-encoded, the dash too: in a directive it parts words from what stands around them. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}

/** One paragraph to paste into a text. */
export function plainText(said: Citable, origin: string): string {
  const { document, statement } = said
  const role = statement.speaker?.role ? ` (${folded(statement.speaker.role)})` : ''
  const when = statement.said_on?.value ? `, said on ${date(statement.said_on.value)}` : ''
  const via = statement.via.map((relay) => `, via ${folded(relay.name ?? relay.words)}`).join('')
  const source = [
    outletOf(document),
    document.author ? `by ${folded(document.author)}` : '',
    document.title ? `“${folded(document.title)}”` : document.doc,
    document.published ? published(document) : 'no date of publication',
  ].filter(Boolean)
  return [
    `${statement.speaker?.name ?? 'Speaker not known'}${role}, ${KIND[statement.kind]}${when}${via}: ${cited(said)}`,
    `In: ${source.join(', ')}.${document.url ? ` ${document.url}` : ''}`,
    `onrecord, statement ${statement.id}: ${permalink(said, origin)}`,
  ].join('\n')
}

function published(document: DocumentSummary): string {
  const printed = day(document.published!)
  return document.published_basis === 'inferred' ? `${printed} (${BASIS.inferred})` : printed
}

const BIBTEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Text as a BibTeX field holds it. */
export function bibtexText(text: string): string {
  return folded(text).replace(/[\\{}$&#_%~^]/g, (character) => BIBTEX[character]!)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export function bibtex(said: Citable, origin: string): string {
  const { document, statement } = said
  const [year, month, dayOfMonth] = dateParts(document.published) ?? []
  const url = web(document.url) ?? permalink(said, origin)
  const who = statement.speaker?.name ?? 'speaker not known'
  const fields: [string, string | undefined][] = [
    // A second pair of braces: one byline is one name, however many words it has.
    ['author', document.author ? `{{${bibtexText(document.author)}}}` : undefined],
    ['title', `{{${bibtexText(document.title ?? document.doc)}}}`],
    ['howpublished', document.outlet ? `{${bibtexText(document.outlet)}}` : undefined],
    ['year', year === undefined ? undefined : `{${year}}`],
    ['month', month === undefined ? undefined : MONTHS[month - 1]],
    ['day', dayOfMonth === undefined ? undefined : `{${dayOfMonth}}`],
    ['url', `{${url.replace(/[{}\\]/g, encodeURIComponent)}}`],
    ['note', `{${bibtexText(`${who}, ${KIND[statement.kind]}: ${cited(said)}. onrecord, statement ${statement.id}`)}}`],
  ]
  const set = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]))
  return `@misc{${statement.id.replaceAll('.', '-')},\n${set.join(',\n')}\n}\n`
}

/** `[2031, 4, 12]`, as much of it as is stated. */
function dateParts(value: string | null | undefined): number[] | undefined {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(value ?? '')
  return found?.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]))
}

/** A date as CSL has it; what is no date stays as it stands. */
export function cslDate(value: string): { 'date-parts': number[][] } | { raw: string } {
  const parts = dateParts(value)
  return parts ? { 'date-parts': [parts] } : { raw: value }
}

export function csl(said: Citable, origin: string): Record<string, unknown> {
  const { document, statement } = said
  const link = permalink(said, origin)
  const item: Record<string, unknown> = {
    id: statement.id,
    type: 'article-newspaper',
    title: folded(document.title ?? document.doc),
    author: document.author ? [{ literal: folded(document.author) }] : undefined,
    'container-title': document.outlet ?? undefined,
    issued: document.published ? cslDate(document.published) : undefined,
    language: document.language ?? undefined,
    URL: sourceLink(said) ?? link,
    archive: 'onrecord',
    archive_location: link,
    note: `${statement.speaker?.name ?? 'Speaker not known'}, ${KIND[statement.kind]}: ${cited(said)}`,
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}
