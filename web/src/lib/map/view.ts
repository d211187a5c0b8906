// Which part of the world is looked at. The world is a square of 1000 units in Mercator's projection: it keeps circles
// round, so that a place's uncertainty can be drawn as one.

export const WORLD = 1000

export interface View {
  /** The middle, in units of the world. */
  x: number
  y: number
  /** Pixels a unit. */
  k: number
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export const CLOSEST = 600

const RADIANS = Math.PI / 180
/** Where Mercator's square ends. */
const POLE = 85.051129

export function project(lon: number, lat: number): [number, number] {
  const phi = Math.min(POLE, Math.max(-POLE, lat)) * RADIANS
  return [((lon + 180) / 360) * WORLD, (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * WORLD]
}

export function unproject(x: number, y: number): [number, number] {
  const phi = 2 * Math.atan(Math.exp((0.5 - y / WORLD) * 2 * Math.PI)) - Math.PI / 2
  return [(x / WORLD) * 360 - 180, phi / RADIANS]
}

/** Kilometres at a latitude, in units of the world. */
export function units(km: number, lat: number): number {
  return ((km / 40_075) * WORLD) / Math.max(0.05, Math.cos(lat * RADIANS))
}

/** Never so far out that the world is narrower than the map, nor so close that nothing of its outlines is left. */
export function kept({ x, y, k }: View, width: number): View {
  const size = Math.min(CLOSEST, Math.max(width / WORLD, k))
  return { x: Math.min(WORLD, Math.max(0, x)), y: Math.min(WORLD, Math.max(0, y)), k: size }
}

/** The view that shows a box with some room around it, no closer than `closest`. */
export function fit(box: Box, width: number, height: number, closest = 60): View {
  const k = Math.min(closest, (0.8 * width) / Math.max(1e-6, box.right - box.left), (0.8 * height) / Math.max(1e-6, box.bottom - box.top))
  return kept({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, k }, width)
}

/** All boxes in one; undefined of none. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}

/** Closer or farther, so that what is under a point of the map stays there; the point counted from the middle. */
export function zoomed({ x, y, k }: View, by: number, dx: number, dy: number, width: number): View {
  const { k: next } = kept({ x, y, k: k * by }, width)
  return kept({ x: x + dx / k - dx / next, y: y + dy / k - dy / next, k: next }, width)
}

/** A view on a map of so many pixels: what lies where on it. */
export class Frame {
  constructor(
    readonly view: View,
    readonly width: number,
    readonly height: number,
  ) {}

  /** Units of the world to pixels of the map. */
  sx = (x: number) => this.width / 2 + (x - this.view.x) * this.view.k
  sy = (y: number) => this.height / 2 + (y - this.view.y) * this.view.k

  /** And back. */
  at = (px: number, py: number): [number, number] => [this.view.x + (px - this.width / 2) / this.view.k, this.view.y + (py - this.height / 2) / this.view.k]

  /** Whether a point of the world is on the map, or at most so many pixels beside it. */
  holds(x: number, y: number, beside = 0): boolean {
    const [px, py] = [this.sx(x), this.sy(y)]
    return px > -beside && py > -beside && px < this.width + beside && py < this.height + beside
  }
}

/** As the address holds it: longitude, latitude, and how close. */
export function toText({ x, y, k }: View): string {
  const [lon, lat] = unproject(x, y)
  return `${lon.toFixed(2)},${lat.toFixed(2)},${k.toFixed(2)}`
}

export function fromText(text: string | null): View | undefined {
  const [lon, lat, k] = (text ?? '').split(',').map(Number)
  if (lon === undefined || lat === undefined || k === undefined || ![lon, lat, k].every(Number.isFinite) || k <= 0) return undefined
  const [x, y] = project(lon, lat)
  return { x, y, k }
}
