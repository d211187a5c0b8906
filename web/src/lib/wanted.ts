// How the words of a search are understood, in words: the same rules as the server's.

/** One condition on the words. */
export interface Wanted {
  how: 'word' | 'phrase' | 'beginning'
  words: string
  /** To be left out. */
  not: boolean
}

const CLOSING: { [open: string]: string } = { '"': '"”“', '“': '”“"', '”': '”“"', '„': '”“"', '«': '»', '»': '«' }
const WORDS = /[\p{L}\p{N}]+/gu

/** The conditions a search makes; what is not finished yet (a mark not closed) makes none. */
export function wanted(text: string): Wanted[] {
  const out: Wanted[] = []
  let rest = text.trimStart()
  while (rest) {
    const not = /^[-−–]/.test(rest)
    const body = not ? rest.slice(1) : rest
    const closing = CLOSING[body[0] ?? '']
    if (closing) {
      const end = [...body].findIndex((character, i) => i > 0 && closing.includes(character))
      if (end < 0) return out
      const inner = [...body].slice(1, end).join('')
      if (inner.match(WORDS)) out.push({ how: 'phrase', words: inner.trim(), not })
      rest = [...body].slice(end + 1).join('').trimStart()
      continue
    }
    const token = /^[^\s]?[^\s"“”„«»]*/u.exec(body)?.[0] ?? ''
    const parts = token.match(WORDS) ?? []
    if (token.endsWith('*') && parts.length === 1) out.push({ how: 'beginning', words: parts[0]!, not })
    else if (parts.length === 1) out.push({ how: 'word', words: parts[0]!, not })
    else if (parts.length > 1) out.push({ how: 'phrase', words: token, not })
    rest = body.slice(token.length || 1).trimStart()
  }
  return out
}

/** Whether it asks for plain words only, several of them: then it can be asked as a phrase instead. */
export function asPhrase(text: string): string | undefined {
  const all = wanted(text)
  return all.length > 1 && all.every((one) => one.how === 'word' && !one.not) ? `"${all.map((one) => one.words).join(' ')}"` : undefined
}

/** What is asked for, in a sentence; nothing where it is only a word. */
export function understoodAs(text: string): string {
  const all = wanted(text)
  if (all.every((one) => one.how === 'word' && !one.not) && all.length < 2) return ''
  const say = ({ how, words }: Wanted) =>
    ({ word: `“${words}” in any form`, phrase: `exactly “${words}”`, beginning: `words beginning with “${words}”` })[how]
  const list = (some: Wanted[]) => some.map(say).join(', ')
  const yes = all.filter((one) => !one.not)
  const no = all.filter((one) => one.not)
  return [yes.length > 1 ? `All of these: ${list(yes)}` : list(yes), no.length ? `without ${list(no)}` : ''].filter(Boolean).join('; ')
}
