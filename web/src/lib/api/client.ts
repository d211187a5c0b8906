// The one way to the server. Types are those of its OpenAPI document: `npm run types` makes schema.d.ts.

import type { components, paths } from './schema'

type Schemas = components['schemas']
export type Problem = Schemas['Problem']
export type Stats = Schemas['Stats']
export type Status = Schemas['Status']
export type CodeRow = Schemas['CodeRow']
export type DocumentSummary = Schemas['DocumentSummary']
export type DocumentView = Schemas['DocumentView']
export type Statement = Schemas['Statement']
export type StatementView = Schemas['StatementView']
export type Entity = Schemas['Entity']
export type Diagnostic = Schemas['Diagnostic']
export type Hit = Schemas['Hit']
export type Facets = Schemas['Facets']
export type Said = Schemas['Said']
export type Speaker = Schemas['Speaker']
export type FailureView = Schemas['FailureView']
export type Kind = Schemas['Kind']
export type Reading = Schemas['Reading']
export type ReadingFile = Schemas['ReadingFile']
export type FirstHand = Schemas['Report']
export type AddedView = Schemas['AddedView']
export type Correcting = Schemas['Correcting']
export type CorrectionView = Schemas['CorrectionView']
export type ChainLinkView = Schemas['ChainLinkView']
export type ChangeView = Schemas['ChangeView']
export type ComparisonView = Schemas['ComparisonView']
export type RenderingView = Schemas['RenderingView']
export type StepView = Schemas['StepView']
export type DateView = Schemas['DateView']
export type IncidentSummary = Schemas['IncidentSummary']
export type PlaceView = Schemas['PlaceView']
export type StorySummary = Schemas['StorySummary']
export type ThreadView = Schemas['ThreadView']
export type TimelineDays = Schemas['TimelineDays']
export type TimelineItem = Schemas['TimelineItem']
export type UtteranceSummary = Schemas['UtteranceSummary']
export type UtteranceView = Schemas['UtteranceView']
export type Basis = Schemas['PublishedBasis']
export type StoryView = Schemas['StoryView']
export type StoryMember = Schemas['StoryMember']
export type OriginView = Schemas['OriginView']
export type IncidentView = Schemas['IncidentView']
export type AccountView = Schemas['AccountView']
export type IncidentFigures = Schemas['IncidentFigures']
export type ClaimView = Schemas['ClaimView']
export type RelationView = Schemas['RelationView']
export type PositionView = Schemas['PositionView']
export type LineView = Schemas['LineView']

/** A part of a longer list. */
export interface Page<T> {
  items: T[]
  total: number
  next?: number | null
}

type Parameters = Record<string, string | number | null | undefined>

/** The address of a path of the API; parameters that are empty are left out. */
export function address(path: keyof paths, parameters: Parameters = {}): string {
  const rest = { ...parameters }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value ?? ''))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const asked = query.toString()
  return asked ? `${filled}?${asked}` : filled
}

/** What the server said instead of an answer, or why it said nothing. */
export class Failed extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

function unheard(message: string, status = 0): Problem {
  return {
    status,
    code: '',
    name: 'unreachable',
    title: 'onrecord does not answer.',
    message,
    what_to_do: 'Check that `onrecord serve` is still running, then reload the page.',
  }
}

/** Asks the server; throws `Failed`. */
export function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  return answered(url, { headers: { accept: 'application/json' }, signal: signal ?? null })
}

/** Tells the server something; throws `Failed`. */
export function post<T>(url: string, told: unknown): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  return answered(url, { method: 'POST', headers, body: JSON.stringify(told) })
}

/** Sends the server a form, files and all; throws `Failed`. */
export function send<T>(url: string, form: FormData): Promise<T> {
  return answered(url, { method: 'POST', headers: { accept: 'application/json' }, body: form })
}

async function answered<T>(url: string, how: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, how)
  } catch (error) {
    if (how.signal?.aborted) throw error
    throw new Failed(unheard('The server could not be reached.'))
  }
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && answer !== undefined) return answer as T
  const problem = answer as Problem | undefined
  throw new Failed(
    typeof problem?.what_to_do === 'string'
      ? problem
      : unheard(`The server answered ${response.status} without saying why.`, response.status),
  )
}
