import { expect, test } from 'vitest'

import { asPhrase, understoodAs, wanted } from './wanted'

const short = (text: string) => wanted(text).map(({ how, words, not }) => `${not ? '-' : ''}${how}:${words}`)

test('words, phrases, beginnings and what is left out', () => {
  expect(short('  Harbour -ferry “Salt Road” „Quay» “ -"old mill" rebuil* don’t ')).toEqual(['word:Harbour', '-word:ferry', 'phrase:Salt Road', 'phrase:Quay»', '-phrase:old mill', 'beginning:rebuil', 'phrase:don’t'])
  expect(short('mill"salt road"')).toEqual(['word:mill', 'phrase:salt road'])
  expect(short('"never closed')).toEqual([])
  expect(short('')).toEqual([])
})

test('in a sentence', () => {
  expect(understoodAs('ferry')).toBe('')
  expect(understoodAs('ferry "salt road" -mill')).toBe('All of these: “ferry” in any form, exactly “salt road”; without “mill” in any form')
  expect(asPhrase('salt road')).toBe('"salt road"')
  expect(asPhrase('salt -road')).toBe(undefined)
  expect(asPhrase('"salt road"')).toBe(undefined)
})

test('whatever is typed comes to an end', () => {
  for (const text of ['- - -', '"', '* *', '”“„', '👩🏽‍🚀 x', '\u202e"x']) wanted(text)
})
