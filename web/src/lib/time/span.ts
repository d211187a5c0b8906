// The days chosen on the axis, as the address holds them: `from` and `until`, shared by timeline and map.

import { place } from '../place.svelte'
import { fromDay, toDay, toLastDay } from './days'

export interface Chosen {
  from: number | undefined
  until: number | undefined
}

/** What the address says; an end it does not give is open. */
export function chosen(query: URLSearchParams): Chosen {
  return { from: toDay(query.get('from')), until: toLastDay(query.get('until')) }
}

/** Puts parameters into the address, empty ones out of it; whatever page of a list was open is the first again. */
export function put(change: Record<string, string>, how: 'push' | 'replace' = 'replace'): void {
  const query = new URLSearchParams(place.query)
  for (const name of ['offset', 'undated']) query.delete(name)
  for (const [name, value] of Object.entries(change)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  place.go(query.size ? `${place.path}?${query}` : place.path, how)
}

/** Chooses days; an end that is the axis's own needs no naming. */
export function choose(from: number | undefined, until: number | undefined): void {
  put({ from: from === undefined ? '' : fromDay(from), until: until === undefined ? '' : fromDay(until) })
}
