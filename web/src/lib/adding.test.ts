import { expect, test } from 'vitest'

import { adding, locate, type Added } from './adding'
import { CodePoints } from './spans'

const text = '𝄞 The pilot waved.\n“Go on,” the pilot\nsaid. “Go on,” she said again.'
const points = new CodePoints(text)
const slice = (span: readonly [number, number] | undefined) => span && points.slice(span)

test('words are found nearest to where they are looked for, whatever the white space', () => {
  expect(locate(points, '“Go on,”', 0)![0]).toBe([...text.slice(0, text.indexOf('“Go'))].length)
  expect(locate(points, '“Go on,”', 999)![0]).toBe([...text.slice(0, text.lastIndexOf('“Go'))].length)
  expect(slice(locate(points, ' the pilot said. ', 0))).toBe('the pilot\nsaid.')
  expect(locate(points, 'nowhere (', 0)).toBe(undefined)
  expect(locate(points, '  ', 0)).toBe(undefined)
})

test('what is sent, and what is missing', () => {
  const added: Added = { content: '“Go on,”', source: 'the pilot', cue: 'said', speaker: 'Ada Verrin', reason: 'missed', author: 'Mira Toll' }
  const sent = adding(points, 'd-1.a', added, 0)
  if (typeof sent === 'string') throw new Error(sent)
  expect(sent.ids).toEqual(['d-1.a'])
  expect(sent.statement!.source!.map((span) => slice(span as [number, number]))).toEqual(['the pilot'])
  for (const change of [{ content: '' }, { content: 'not there' }, { cue: 'not there' }, { speaker: ' ' }, { reason: '' }, { author: '' }]) {
    expect(typeof adding(points, 'd-1.a', { ...added, ...change }, 0), JSON.stringify(change)).toBe('string')
  }
})
