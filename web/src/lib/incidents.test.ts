import { expect, test } from 'vitest'

import type { PlaceView } from './api/client'
import { called, where } from './incidents'

const incident = { name: null, words: ['blast', 'explosion'], kind: 'explosion', measures: ['killed'] }

test('an incident goes by what it is called', () => {
  expect(called(incident)).toBe('blast')
  expect(called({ ...incident, name: 'The quay' })).toBe('The quay')
  expect(called({ ...incident, words: [], measures: ['killed', 'shot_dead'] })).toBe('people killed, shot dead')
  expect(called({ ...incident, words: [], measures: [] })).toBe('explosion')
  expect(called({ ...incident, words: [], measures: [], kind: 'harm' })).toBe('people harmed')
  expect(called({ ...incident, words: [], measures: [], kind: 'chemical' })).toBe('chemical incident')
})

test('a place is said no closer than it is known', () => {
  const place = { name: 'Ferrow', printed: 'Ferrow', precision: 'town', from: 'sentence' } as PlaceView
  expect(where(place)).toBe('in or near Ferrow')
  expect(where({ ...place, precision: 'region', printed: 'the Ferrow valley' })).toBe('somewhere in the Ferrow valley (Ferrow)')
  expect(where({ ...place, from: 'dateline' })).toBe('in or near Ferrow, from the date line')
  expect(where(null)).toBe('place not known')
})
