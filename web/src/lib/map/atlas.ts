// The outlines of countries, made ready to draw: loaded when a map is first shown, finer ones when it is zoomed in.

import { geoCircle, geoMercator, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Polygon, Topology } from 'topojson-specification'

import { type Box, WORLD } from './view'

export interface Country {
  /** Number, or the name where it has none. */
  id: string
  name: string
  path: string
  box: Box
  middle: [number, number]
  geometry: GeoJSON.Geometry
}

export type Atlas = Map<string, Country>

const projection = geoMercator().scale(WORLD / (2 * Math.PI)).translate([WORLD / 2, WORLD / 2])
const path = geoPath(projection)

const loading = new Map<boolean, Promise<Atlas>>()

/** The outlines, coarse or fine; each is made ready once. */
export function atlas(fine: boolean): Promise<Atlas> {
  const known = loading.get(fine) ?? make(fine)
  loading.set(fine, known)
  return known
}

/** Work without a breath, in milliseconds, so that no frame is long missed. */
const BREATH = 25

async function make(fine: boolean): Promise<Atlas> {
  const loaded = await (fine ? import('world-atlas/countries-50m.json') : import('world-atlas/countries-110m.json'))
  const topology = loaded.default as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>
  const out: Atlas = new Map()
  let since = performance.now()
  for (const geometry of topology.objects.countries.geometries) {
    if (performance.now() - since > BREATH) {
      await new Promise((resume) => setTimeout(resume))
      since = performance.now()
    }
    path.digits(fine ? 3 : 2)
    const one = feature(topology, geometry as Polygon<{ name: string }>)
    const [[left, top], [right, bottom]] = path.bounds(one)
    const { name } = one.properties
    const id = one.id === undefined ? name : String(one.id)
    // Some outlines share a number with the country they belong to: the largest is the country's.
    const box = { left, top, right, bottom }
    const known = out.get(id)
    const key = known && area(known.box) >= area(box) ? `${id} ${name}` : id
    if (known && key === id) out.set(`${id} ${known.name}`, known)
    out.set(key, { id, name, path: path(one) ?? '', box, middle: path.centroid(one), geometry: one.geometry })
  }
  return out
}

const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top)

/** A circle on the globe, as GeoJSON has areas. */
export function circle(lon: number, lat: number, km: number): GeoJSON.Geometry {
  return geoCircle().center([lon, lat]).radius((km / 40_075) * 360).precision(6)()
}
