// A search as the address holds it.

/** What is asked; empty strings ask nothing. */
export interface Asked {
  q: string
  speaker: string
  outlet: string
  from: string
  to: string
  kind: string
  act: string
  of: string
  sort: string
  offset: string
}

const NAMES = ['q', 'speaker', 'outlet', 'from', 'to', 'kind', 'act', 'of', 'sort', 'offset'] as const

/** The search of an address; names it does not know are left out. */
export function asked(query: URLSearchParams): Asked {
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])) as unknown as Asked
}

/** The facets' share of a search: neither its order nor its part. */
export function counted(search: Asked, whole: 'all days' | 'these days' = 'these days'): Partial<Asked> {
  const { sort: _sort, offset: _offset, ...rest } = search
  return whole === 'all days' ? { ...rest, from: '', to: '' } : rest
}

/** Whether anything is searched for. */
export function isAsked(search: Asked): boolean {
  return NAMES.some((name) => name !== 'sort' && name !== 'offset' && search[name].trim() !== '')
}

/** How many filters stand besides the words. */
export function filters(search: Asked): number {
  return (['speaker', 'outlet', 'from', 'to', 'kind', 'act', 'of'] as const).filter((name) => search[name] !== '').length
}
