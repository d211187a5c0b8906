// What a user can decide otherwise than the ledger did, and how that is said in plain words.

import type { Correcting, CorrectionView } from './api/client'

export type Verb = CorrectionView['verb']
export type Kind = CorrectionView['kind']

/** Something that belongs to a group: a document, a statement, an account; another name of a speaker. */
export interface Member {
  id: string
  /** As the page calls it. */
  label: string
}

/** What is to be corrected: a group by its id, a speaker by name, a statement by id; with `undo` a correction. */
export interface Subject extends Member {
  kind: Kind
  /** What can be taken out of it or moved elsewhere. */
  members?: Member[]
  /** Of a statement: whose it is now. */
  speaker?: string | undefined
}

/** What the dialog has been told so far. */
export interface Draft {
  verb: Verb | undefined
  /** The other group or speaker: to be one with, or where members move. */
  other: string
  members: string[]
  name: string
  reason: string
  author: string
}

export const KINDS: Record<Kind, string> = {
  story: 'story',
  origin: 'origin',
  utterance: 'utterance',
  speaker: 'speaker',
  incident: 'incident',
  thread: 'thread',
  statement: 'statement',
}

/** What can be done to a kind of thing, as a user would say it. */
export function choices({ kind, members = [] }: Subject): [Verb, string][] {
  if (kind === 'statement') {
    return [
      ['reassign', 'Somebody else said this'],
      ['withdraw', 'Nobody said this: it is no statement'],
    ]
  }
  if (kind === 'speaker') {
    return [
      ['merge', 'This is the same as another name'],
      ...(members.length ? ([['split', 'One of these names is not this speaker']] as [Verb, string][]) : []),
      ['rename', 'This speaker is called otherwise'],
    ]
  }
  const out: [Verb, string][] = [['merge', `This and another ${kind} are one`]]
  if (members.length > 1) {
    out.push(['split', `Something does not belong in this ${kind}`], ['reassign', `Something belongs in another ${kind}`])
  }
  if (kind === 'story' || kind === 'incident' || kind === 'thread') out.push(['rename', `This ${kind} is called otherwise`])
  if (kind === 'incident') out.push(['withdraw', 'This did not happen, or is no incident'])
  return out
}

/** The id in an address of this page or in what was typed. */
export function idOf(typed: string): string {
  const found = /\b[souit]-[0-9a-z]{12}(?:\.[\w.]+)?/.exec(typed)
  return found ? found[0] : typed.trim()
}

/** What to send, or what is still missing, in words. */
export function asking(subject: Subject, draft: Draft): Correcting | string {
  const speaker = subject.kind === 'speaker' || subject.kind === 'statement'
  const other = speaker ? draft.other.trim() : idOf(draft.other)
  const { verb, members } = draft
  const base = { reason: draft.reason.trim(), author: draft.author.trim() }
  const signed = () => (!base.reason ? 'Give the reason: others will ask for it.' : !base.author ? 'Say who decides this.' : undefined)
  if (!verb) return 'Choose what is wrong.'
  if (verb === 'undo') return signed() ?? { ...base, verb, ids: [subject.id] }
  const needsOther = verb === 'merge' || verb === 'reassign'
  if (needsOther && !other) return speaker ? 'Say which speaker.' : `Choose the other ${subject.kind}.`
  if (verb === 'merge' && other === subject.id) return 'That is the same one. Choose another.'
  const picks = verb === 'split' || (verb === 'reassign' && subject.kind !== 'statement')
  if (picks && members.length === 0) return 'Choose what does not belong.'
  if (verb === 'split' && subject.kind !== 'speaker' && members.length === (subject.members ?? []).length) {
    return `That is the whole ${subject.kind}: leave something in it.`
  }
  if (verb === 'rename' && !draft.name.trim()) return 'Say what it is called.'
  const unsigned = signed()
  if (unsigned) return unsigned
  switch (verb) {
    case 'merge':
      return { ...base, verb, ids: [subject.id, other] }
    case 'split':
      return { ...base, verb, ids: members, group: subject.id }
    case 'reassign':
      return { ...base, verb, ids: subject.kind === 'statement' ? [subject.id] : members, group: other }
    case 'rename':
      return { ...base, verb, ids: [subject.id], name: draft.name.trim() }
    default:
      return { ...base, verb, ids: [subject.id] }
  }
}

/** What a correction says, around the members it names: words before them, between and after. */
export function phrase({ verb, kind, members, name }: Pick<CorrectionView, 'verb' | 'kind' | 'members' | 'name'>): { before: string; after: string } {
  const many = members.length !== 1
  const are = many ? 'are' : 'is'
  switch (verb) {
    case 'merge':
      return { before: kind === 'speaker' ? '' : `The ${plural(kind)} of `, after: kind === 'speaker' ? 'are one speaker.' : 'are one.' }
    case 'split':
      return kind === 'speaker'
        ? { before: '', after: `${are} ${many ? 'speakers' : 'a speaker'} apart, not part of another.` }
        : { before: '', after: `${many ? 'do' : 'does'} not belong in the ${kind} ${many ? 'they were' : 'it was'} put in.` }
    case 'reassign':
      return kind === 'speaker'
        ? { before: '', after: many ? 'were said by' : 'was said by' }
        : { before: '', after: `${many ? 'belong' : 'belongs'} in the ${kind} of` }
    case 'rename':
      return { before: kind === 'speaker' ? '' : `The ${kind} of `, after: `is called “${name ?? ''}”.` }
    case 'withdraw':
      return { before: kind === 'incident' ? 'The incident told in ' : '', after: kind === 'incident' ? 'does not stand.' : `${are} no ${many ? 'statements' : 'statement'}: nobody said that.` }
    case 'add':
      return { before: `${name ?? 'Somebody'} says:`, after: 'Added by hand.' }
    default:
      return { before: 'An earlier correction does not hold any more.', after: '' }
  }
}

function plural(kind: Kind): string {
  return kind === 'story' ? 'stories' : `${kind}s`
}

/** What was done, for those who do not see the page change. */
export function done(verb: Verb): string {
  const words: Partial<Record<Verb, string>> = {
    merge: 'Saved: they are one now.',
    split: 'Saved: it is apart now.',
    reassign: 'Saved: it has moved.',
    rename: 'Saved: it is called otherwise now.',
    withdraw: 'Saved: it does not stand any more.',
    add: 'Saved: the statement is added.',
    undo: 'Undone: what was decided before holds again.',
  }
  return words[verb] ?? 'Saved.'
}

/** The corrections of one statement of a version that hold, the latest first. */
export function ofStatement(all: readonly CorrectionView[], id: string): CorrectionView[] {
  return all.filter((one) => one.undone_by == null && one.undoes == null && one.members.some((member) => member.id === id))
}
