import { describe, expect, it } from 'vitest'

import type { ChangeView, StepView } from './api/client'
import { ofTheWhole, redline, tally } from './redline'

const part = (text: string, words: string, from = 0) => {
  const at = [...text.slice(0, text.indexOf(words))].length + from
  return { words, span: [at, at + [...words].length] }
}

const FULL = 'No shell fell on the quay, he said'
const OWN = '“Not one 🐟 shell fell here,”'
const content = [{ words: OWN, span: [100, 100 + [...OWN].length] }]
const steps: StepView[] = [
  { class: 'changed', a: part(FULL, 'No'), b: part(OWN, 'Not one', 100) },
  { class: 'kept', a: part(FULL, 'shell fell'), b: part(OWN, 'shell fell', 100) },
  { class: 'cut', a: part(FULL, 'on the quay'), b: null },
  { class: 'added', a: null, b: part(OWN, 'here', 100) },
]

describe('a redline', () => {
  it('has every word once, in order, and what is left out at its place', () => {
    const runs = redline(content, steps)
    expect(runs.map((run) => [run.mark, run.text])).toEqual([
      ['plain', '“'],
      ['cut', 'No'],
      ['changed', 'Not one'],
      ['plain', ' 🐟 '],
      ['kept', 'shell fell'],
      ['plain', ' '],
      ['cut', 'on the quay'],
      ['added', 'here'],
      ['plain', ',”'],
    ])
    const own = runs.filter((run) => run.mark !== 'cut').map((run) => run.text)
    expect(own.join('')).toBe(OWN)
  })

  it('flags a difference right behind its words, also within words that are kept', () => {
    const changes: ChangeView[] = [
      { flag: 'number', a: null, b: part(OWN, 'shell', 100), why: 'why' },
      { flag: 'negation', a: part(FULL, 'the quay'), b: null, why: 'why' },
      { flag: 'who', a: null, b: null, why: 'credited to another' },
    ]
    const runs = redline(content, steps, changes)
    expect(runs.filter((run) => run.flags.length).map((run) => [run.text, run.flags])).toEqual([
      ['shell', [1]],
      ['on the quay', [2]],
    ])
    expect(ofTheWhole(runs, changes)).toEqual([3])
  })

  it('keeps words that have moved where they stand now', () => {
    const runs = redline(
      [{ words: 'two one', span: [0, 7] }],
      [
        { class: 'moved', a: { words: 'one', span: [0, 3] }, b: { words: 'one', span: [4, 7] } },
        { class: 'kept', a: { words: 'two', span: [4, 7] }, b: { words: 'two', span: [0, 3] } },
      ],
    )
    expect(runs.map((run) => [run.mark, run.text])).toEqual([['kept', 'two'], ['plain', ' '], ['moved', 'one']])
  })

  it('parts pieces by an ellipsis and says what is left out at the end', () => {
    const runs = redline(
      [{ words: 'one', span: [0, 3] }, { words: 'two', span: [9, 12] }],
      [
        { class: 'kept', a: { words: 'one', span: [0, 3] }, b: { words: 'one', span: [0, 3] } },
        { class: 'added', a: null, b: { words: 'two', span: [9, 12] } },
        { class: 'cut', a: { words: 'end', span: [20, 23] }, b: null },
      ],
    )
    expect(runs.map((run) => run.text)).toEqual(['one', ' … ', 'two', 'end'])
  })

  it('shows the words without steps as they stand', () => {
    expect(redline(content, [])).toEqual([{ text: OWN, mark: 'plain', flags: [] }])
  })
})

it('counts words by what became of them, so that those of the fullest add up', () => {
  const { kept, moved, cut, replaced, whole, ...own } = tally(steps)
  expect({ kept, moved, cut, replaced }).toEqual({ kept: 2, moved: 0, cut: 3, replaced: 1 })
  expect(kept + moved + cut + replaced).toBe(whole)
  expect(own).toEqual({ changed: 2, added: 1 })
})
