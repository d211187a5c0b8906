// A place as the form of a report has it, typed or picked on the map.

import { unproject } from './view'

export interface Point {
  lat: number
  lon: number
}

/** What was typed as a number, with a comma or a point; nothing where it is none. */
function number(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined
}

/** The point that two fields name, once they do. */
export function pointOf(lat: string, lon: string): Point | undefined {
  const [north, east] = [number(lat), number(lon)]
  if (north === undefined || east === undefined || Math.abs(north) > 90 || Math.abs(east) > 180) return undefined
  return { lat: north, lon: east }
}

/** How closely it is known, in kilometres. */
export function within(radius: string): number | undefined {
  const km = number(radius)
  return km !== undefined && km > 0 ? km : undefined
}

/** A point of the map as the fields have it: no finer than it can be pointed at, so many pixels being a unit. */
export function picked(x: number, y: number, k: number): { lat: string; lon: string } {
  const [lon, lat] = unproject(x, y)
  const digits = Math.min(5, Math.max(0, Math.ceil(-Math.log10(0.36 / k))))
  const text = (value: number, most: number) => String(Number(Math.min(most, Math.max(-most, value)).toFixed(digits)) + 0)
  return { lat: text(lat, 85), lon: text(lon, 180) }
}

/** `54.1° north, 12.3° west` */
export function inWords({ lat, lon }: Point): string {
  return `${Math.abs(lat)}° ${lat < 0 ? 'south' : 'north'}, ${Math.abs(lon)}° ${lon < 0 ? 'west' : 'east'}`
}
