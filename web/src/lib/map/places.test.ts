import { expect, it, vi } from 'vitest'

// The addresses of the page ask where the page is.
vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1:7777/' }))

import type { DocumentView, IncidentSummary } from '../api/client'
import { countryName } from '../words'
import { outlineId } from './countries'
import { addDateline, closeness, geojson, incidentThing, Places } from './places'

const incident = (id: string, place: object | null): IncidentSummary =>
  ({ id, kind: 'shelling', words: [], measures: [], date: { words: '4 May, year not said', precision: 'yearless_day' }, documents: 2, place }) as unknown as IncidentSummary
const town = { name: 'Orle', lat: 10, lon: 20, country: 'XX', geonames_id: 7, precision: 'town', printed: 'Orle', from: 'sentence' }
const fill = (...list: IncidentSummary[]) => {
  const places = new Places()
  for (const one of list) places.add(incidentThing(one), one.place)
  return places
}

it('puts what is at one place together, where most is first', () => {
  const { spots } = fill(incident('i-1', { ...town, geonames_id: 8, name: 'Kell' }), incident('i-2', town), incident('i-3', { ...town, from: 'dateline' }))
  expect(spots.map((spot) => [spot.name, spot.things.map((thing) => thing.id)])).toEqual([['Orle', ['i-2', 'i-3']], ['Kell', ['i-1']]])
  expect(spots[0]!.things.map((thing) => thing.from)).toEqual([undefined, 'dateline'])
  expect(spots[0]!.things[0]!.when).toBe('4 May, year not said')
})

it('never makes a point of a country', () => {
  const { spots } = fill(incident('i-1', { ...town, precision: 'country', country: 'PT', name: 'Portugal', geonames_id: null }))
  expect(spots[0]).toMatchObject({ key: 'country-PT', precision: 'country' })
  const made = geojson(spots, () => undefined) as { features: { geometry: unknown; properties: object }[] }
  expect(made.features[0]!.geometry).toBeNull()
  expect(made.features[0]!.properties).toMatchObject({ precision: 'country', uncertainty_km: null })
  expect(closeness(spots[0]!)).toContain('only to the country')
})

it('says why something is not on the map', () => {
  const { off } = fill(incident('i-1', null), incident('i-2', { ...town, precision: 'country', country: null, name: 'Europe' }))
  expect(off.map((one) => one.why)).toEqual(['place not known', '“Europe” is larger than a country'])
})

it('takes the place of a date line at its own words, past letters of two units', () => {
  const places = new Places()
  const view = (dateline: string | null) =>
    ({ text: '🐟 ORLE, May 4. Text.', summary: { id: 'd-a', version_id: 'd-a.b', title: 'T', doc: 'x' }, record: { meta: { dateline_place: dateline }, places: [{ ...town, span: [2, 6] }] } }) as unknown as DocumentView
  addDateline(places, view('ORLE'))
  addDateline(places, view('ELSEWHERE'))
  addDateline(places, view(null))
  expect(places.spots.map((spot) => spot.things[0]!.kind)).toEqual(['dateline'])
  expect(places.off.map((one) => one.why)).toEqual(['no place of the name “ELSEWHERE” is known'])
})

it('finds the outline of a country', () => {
  expect([outlineId('PT'), outlineId('XK'), outlineId('??')]).toEqual(['620', 'Kosovo', undefined])
  expect(countryName('PT')).toBe('Portugal')
})
