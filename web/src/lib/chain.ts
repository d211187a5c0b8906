// A statement's chain as it is shown: outlet, agency, relays, speaker, authority and addressee, each with its evidence.

import type { ChainLinkView, Said } from './api/client'

export const ROLE: Record<ChainLinkView['role'], string> = {
  outlet: 'outlet',
  agency: 'agency',
  relay: 'relay',
  speaker: 'speaker',
  authority: 'resting on',
  addressee: 'said to',
}

type Part = { words: string; span: number[] }

/** The chain of a statement that comes without one. */
export function chainOf({ document, statement }: Said): ChainLinkView[] {
  const link = (role: ChainLinkView['role'], name: string, named: boolean, part?: Part | null, cue?: string | null): ChainLinkView => ({
    role,
    name,
    named,
    part: part ? { words: part.words, span: part.span } : null,
    cue: cue ?? null,
  })
  const out: ChainLinkView[] = []
  if (document.outlet) out.push(link('outlet', document.outlet, true))
  if (document.agency && document.agency !== document.outlet) out.push(link('agency', document.agency, true))
  for (const relay of statement.via) out.push(link('relay', relay.name ?? relay.words, Boolean(relay.name), relay, relay.cue?.words))
  const printed = statement.source[0]
  const cue = statement.cue.map((part) => part.words).join(' ') || null
  const speaker = link('speaker', statement.speaker?.name ?? 'speaker not known', Boolean(statement.speaker), printed ?? null, cue)
  out.push({ ...speaker, when: statement.said_on?.value ?? null })
  if (statement.authority) out.push(link('authority', statement.authority.name ?? statement.authority.words, Boolean(statement.authority.name), statement.authority, statement.authority.cue?.words))
  if (statement.addressee) out.push(link('addressee', statement.addressee.name ?? statement.addressee.words, Boolean(statement.addressee.name), statement.addressee, statement.addressee.cue?.words))
  return whose(out)
}

/** A chain that begins with whose document it is, be that only that nobody says so. */
export function whose(chain: ChainLinkView[]): ChainLinkView[] {
  const stated = chain.some(({ role }) => role === 'outlet' || role === 'agency')
  return stated ? chain : [{ role: 'outlet', name: 'outlet not stated', named: false, part: null, cue: null }, ...chain]
}

/** What shows that a link is there, in words; none where it is the document's own label. */
export function evidence(link: ChainLinkView): string | undefined {
  const printed = link.part && link.part.words !== link.name ? `“${link.part.words}”` : ''
  const cue = link.cue ? `“${link.cue}”` : ''
  return [printed, cue].filter(Boolean).join(', ') || undefined
}
