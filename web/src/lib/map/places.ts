// What is on the map and how closely it is known: a town, a region, or no more than a country; and what is not on it, and why.

import type { DocumentView, IncidentSummary, PlaceView } from '../api/client'
import { called } from '../incidents'
import { to } from '../place.svelte'
import { countryName, when } from '../words'

/** How far from its centre something in a town, or in a region, may have been: what the circles show. */
export const KM = { town: 10, region: 75 } as const

export interface Thing {
  id: string
  kind: 'incident' | 'dateline'
  label: string
  href: string
  /** When, in words. */
  when: string
  documents: number
  /** How its place is known, where that is not from the sentence that tells of it. */
  from: PlaceView['from'] | undefined
}

/** One place with all that is there. */
export interface Spot {
  key: string
  name: string
  country: string | undefined
  precision: PlaceView['precision']
  lat: number
  lon: number
  things: Thing[]
}

export interface Off {
  thing: Thing
  why: string
}

type Where = Pick<PlaceView, 'name' | 'lat' | 'lon' | 'precision'> & { country?: string | null; geonames_id?: number | null }

export class Places {
  readonly #spots = new Map<string, Spot>()
  readonly off: Off[] = []

  add(thing: Thing, where: Where | null | undefined, names: string[] = []): void {
    if (!where && names[0]) return void this.off.push({ thing, why: `${names.map((name) => `“${name}”`).join(', ')} is in no gazetteer` })
    if (!where) return void this.off.push({ thing, why: 'place not known' })
    if (where.precision === 'country' && !where.country) return void this.off.push({ thing, why: `“${where.name}” is larger than a country` })
    const key = where.precision === 'country' ? `country-${where.country}` : where.geonames_id ? `g${where.geonames_id}` : `${where.lat},${where.lon}`
    const spot = this.#spots.get(key)
    if (spot) spot.things.push(thing)
    else {
      const { name, lat, lon, precision } = where
      this.#spots.set(key, { key, name: precision === 'country' ? countryName(where.country!) : name, country: where.country ?? undefined, precision, lat, lon, things: [thing] })
    }
  }

  /** Where most is first. */
  get spots(): Spot[] {
    return [...this.#spots.values()].sort((a, b) => b.things.length - a.things.length || (a.name < b.name ? -1 : 1))
  }
}

export function incidentThing(incident: IncidentSummary): Thing {
  return {
    id: incident.id,
    kind: 'incident',
    label: called(incident),
    href: to.incident(incident.id),
    when: when(incident.date),
    documents: incident.documents,
    from: incident.place && incident.place.from !== 'sentence' ? incident.place.from : undefined,
  }
}

/** A document at the place of its date line; the place is the one read at those very words. */
export function addDateline(places: Places, view: DocumentView): void {
  const { summary, record } = view
  const printed = record.meta.dateline_place
  if (!printed) return
  const points = [...view.text.slice(0, 2000)]
  const words = ([start, end]: number[]) => points.slice(start, end).join('')
  const place = record.places.find((one) => words(one.span) === printed)
  const thing: Thing = {
    id: summary.version_id,
    kind: 'dateline',
    label: summary.title ?? summary.doc,
    href: to.document(summary.id),
    when: summary.published ?? 'undated',
    documents: 1,
    from: undefined,
  }
  if (place) places.add(thing, place)
  else places.off.push({ thing, why: `no place of the name “${printed}” is known` })
}

/** How closely a place is known, in a few words. */
export function known(spot: Spot): string {
  return spot.precision === 'country' ? 'known only to the country: anywhere within its outline' : `known to the ${spot.precision}`
}

/** The same for those who have not the legend beside it. */
export function closeness(spot: Spot): string {
  if (spot.precision === 'country') return 'known only to the country: it may be anywhere within its outline'
  const where = spot.precision === 'town' ? 'the town' : 'the region'
  return `known to ${where}: the circle of ${KM[spot.precision]} km stands for it and is not its border`
}

/** GeoJSON: a town as a point with its uncertainty; of what is known to a region or country no point is made up. */
export function geojson(spots: readonly Spot[], area: (spot: Spot) => unknown): unknown {
  return {
    type: 'FeatureCollection',
    features: spots.map((spot) => ({
      type: 'Feature',
      id: spot.key,
      geometry: spot.precision === 'town' ? { type: 'Point', coordinates: [spot.lon, spot.lat] } : (area(spot) ?? null),
      properties: {
        name: spot.name,
        country: spot.country ?? null,
        precision: spot.precision,
        uncertainty_km: spot.precision === 'country' ? null : KM[spot.precision],
        note: closeness(spot),
        things: spot.things.map(({ id, kind, label, when, documents }) => ({ id, kind, label, when, documents })),
      },
    })),
  }
}
