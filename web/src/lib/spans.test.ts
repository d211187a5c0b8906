import { describe, expect, test } from 'vitest'

import { blocks, CodePoints, pieces, type Layer } from './spans'

const layer = (statement: number, start: number, end: number, role: Layer['role'] = 'content'): Layer => ({
  span: [start, end],
  statement,
  role,
})

describe('code points', () => {
  test('agree with the string iterator, whatever the characters', () => {
    for (const text of ['', 'plain', '𝄞 clef', 'a👩🏽‍🚀b', '“é”—Ж', '𐍈𐍈𐍈', 'lone \ud83d half', 'ends in half \ud83d']) {
      const characters = [...text]
      const points = new CodePoints(text)
      expect(points.length).toBe(characters.length)
      for (let i = 0; i <= characters.length; i++) {
        expect(points.offset(i)).toBe(characters.slice(0, i).join('').length)
      }
    }
  })

  test('past the end is the end', () => {
    expect(new CodePoints('𝄞a').slice([1, 99])).toBe('a')
    expect(new CodePoints('𝄞a').slice([5, 9])).toBe('')
  })
})

describe('pieces', () => {
  test('overlapping statements each cover their own words', () => {
    const points = new CodePoints('𝄞 one two three')
    const cut = pieces(points, [layer(0, 2, 9), layer(1, 6, 15)], [0, points.length])
    expect(cut.map((p) => p.text)).toEqual(['𝄞 ', 'one ', 'two', ' three'])
    expect(cut.map((p) => p.layers.map((l) => l.statement))).toEqual([[], [0], [0, 1], [1]])
  })

  test('nested statements and parts of one keep their roles', () => {
    const points = new CodePoints('Ada said Ben said no')
    const layers = [layer(0, 9, 20), layer(0, 0, 3, 'source'), layer(1, 18, 20), layer(1, 9, 12, 'source')]
    const cut = pieces(points, layers, [0, points.length])
    expect(cut.map((p) => [p.text, p.layers.map((l) => `${l.statement}${l.role}`).sort().join(' ')])).toEqual([
      ['Ada', '0source'],
      [' said ', ''],
      ['Ben', '0content 1source'],
      [' said ', '0content'],
      ['no', '0content 1content'],
    ])
  })

  test('a window cuts the layers that reach over it', () => {
    const points = new CodePoints('abcdef')
    const cut = pieces(points, [layer(0, 0, 6)], [2, 4])
    expect(cut).toEqual([{ start: 2, end: 4, text: 'cd', layers: [layer(0, 0, 6)] }])
  })

  test('any spans: together exactly the text, each layer exactly its slice', () => {
    const alphabet = ['a', ' ', 'é', '𝄞', '👩🏽‍🚀', '“', '\n', '\ud83d']
    let seed = 7
    const random = (below: number) => (seed = (seed * 48271) % 0x7fffffff) % below
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: random(40) }, () => alphabet[random(alphabet.length)]).join('')
      const points = new CodePoints(text)
      const characters = [...text]
      const layers = Array.from({ length: random(9) }, (_, i) => {
        const start = random(points.length + 1)
        return layer(i, start, start + random(points.length + 4 - start))
      })
      const cut = pieces(points, layers, [0, points.length])
      expect(cut.map((p) => p.text).join('')).toBe(text)
      for (const one of layers) {
        const lit = cut.filter((p) => p.layers.includes(one))
        expect(lit.map((p) => p.text).join('')).toBe(characters.slice(...one.span).join(''))
      }
    }
  })

  test('many statements over one another take no quadratic number of pieces', () => {
    const points = new CodePoints('x'.repeat(4000))
    const layers = Array.from({ length: 2000 }, (_, i) => layer(i, i, i + 2))
    expect(pieces(points, layers, [0, 4000]).length).toBeLessThanOrEqual(2003)
  })
})

test('offsets and code points are each other’s inverse', () => {
  const points = new CodePoints('a𝄞b👩🏽‍🚀c')
  for (let point = 0; point <= points.length; point++) expect(points.point(points.offset(point))).toBe(point)
})

describe('paragraphs', () => {
  const texts = (text: string) => {
    const points = new CodePoints(text)
    return blocks(points).map((b) => points.slice(b.span))
  }

  test('empty lines part them; a lone line break stays inside', () => {
    expect(texts('𝄞 Head\n\nFirst line\nsecond line\n \nLast 𝄞\n')).toEqual(['𝄞 Head', 'First line\nsecond line', 'Last 𝄞'])
  })

  test('without empty lines every line is one', () => {
    expect(texts('One 👩🏽‍🚀\nTwo\n')).toEqual(['One 👩🏽‍🚀', 'Two'])
  })

  test('nothing has none', () => {
    expect(texts('')).toEqual([])
    expect(texts(' \n\n ')).toEqual([])
  })
})
