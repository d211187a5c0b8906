import { expect, test } from 'vitest'

import { inWords, picked, pointOf, within } from './pick'
import { project } from './view'

test('fields name a point only once both are numbers on the globe', () => {
  expect(pointOf('54,1', ' -12.3 ')).toEqual({ lat: 54.1, lon: -12.3 })
  for (const [lat, lon] of [['', '1'], ['1', ''], ['north', '1'], ['91', '0'], ['0', '181']] as const) expect(pointOf(lat, lon)).toBeUndefined()
  expect([within('2,5'), within(''), within('0'), within('far')]).toEqual([2.5, undefined, undefined, undefined])
})

test('a point of the map is no finer than it can be pointed at', () => {
  const [x, y] = project(-12.34567, 54.12345)
  expect(picked(x, y, 0.8)).toEqual({ lat: '54.1', lon: '-12.3' })
  expect(picked(x, y, 60)).toEqual({ lat: '54.123', lon: '-12.346' })
  const [a, b] = project(-0.01, 0)
  expect(picked(a, b, 0.8)).toEqual({ lat: '0', lon: '0' })
  expect(picked(1200, -50, 1)).toEqual({ lat: '85', lon: '180' })
})

test('a point is said in words', () => {
  expect(inWords({ lat: 54.1, lon: -12.3 })).toBe('54.1° north, 12.3° west')
  expect(inWords({ lat: -3, lon: 0 })).toBe('3° south, 0° east')
})
