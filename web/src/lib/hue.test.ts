import { expect, test } from 'vitest'

import { HUES, hue, hues } from './hue'

test('a person keeps the colour under the last name alone', () => {
  expect(hue('Tovan Weiß-Arélle')).toBe(hue('arélle'))
  expect(hue('  ')).toBe('none')
  expect(hue(null)).toBe('none')
})

test('names are spread over every colour', () => {
  const used = new Map<string, number>()
  for (let i = 0; i < 1000; i++) used.set(hue(`Name${i}`), (used.get(hue(`Name${i}`)) ?? 0) + 1)
  expect(used.size).toBe(HUES)
  expect(Math.max(...used.values())).toBeLessThan(200)
})

test('on one page no two speakers share a colour while there are enough', () => {
  const names = Array.from({ length: HUES }, (_, i) => `Speaker${i}`)
  const found = hues(names)
  expect(new Set(found.values()).size).toBe(HUES)
  expect(found.get('Speaker0')).toBe(hue('Speaker0'))
  expect(hues([...names, 'One More']).get('One More')).toMatch(/^\d$/)
})
