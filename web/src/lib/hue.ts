// A colour a speaker, the same on every page: chosen by the name, not by the order of appearance.

export const HUES = 10

/** Colours for the speakers of one page, in order: who comes to a colour already taken gets the next. */
export function hues(names: readonly string[]): Map<string, string> {
  const out = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) {
    let found = hue(name)
    for (let i = 0; i < HUES && taken.has(found) && found !== 'none'; i++) found = String((Number(found) + 1) % HUES)
    taken.add(found)
    out.set(name, found)
  }
  return out
}

/** Index of the colour for a name; a person keeps it whether named in full or by the last name. */
export function hue(name: string | null | undefined): string {
  const words = name?.normalize('NFKD').toLowerCase().match(/[\p{L}\p{N}]+/gu)
  const word = words?.at(-1)
  if (!word) return 'none'
  let hash = 0x811c9dc5
  for (const character of word) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return String(((hash ^ (hash >>> 15)) >>> 0) % HUES)
}
