// A text cut at every boundary of every span over it, so that overlapping and nested statements can
// each be shown: a piece knows all that cover it. Spans count Unicode code points, strings count
// UTF-16 units; the way between the two is here and nowhere else.

/** `[start, end)` in code points. */
export type Span = readonly [number, number]

/** What a piece of text is to a statement. */
export type Role = 'content' | 'source' | 'cue' | 'via' | 'addressee' | 'authority' | 'mark'

/** One span of one statement, or of something else that was understood. */
export interface Layer {
  span: Span
  /** Which statement, as an index into the document's list; which mark, when its role is that. */
  statement: number
  role: Role
}

/** A run of text under the same layers throughout. */
export interface Piece {
  /** Code points, as in the record. */
  start: number
  end: number
  text: string
  layers: Layer[]
}

/** Converts code points to UTF-16 offsets of one string. */
export class CodePoints {
  /** Code points that take two UTF-16 units, in order: few or none in most articles. */
  readonly #astral: number[] = []
  readonly length: number

  constructor(readonly text: string) {
    let points = 0
    for (let i = 0; i < text.length; i++, points++) {
      if (text.codePointAt(i)! > 0xffff) {
        this.#astral.push(points)
        i++
      }
    }
    this.length = points
  }

  /** UTF-16 offset at which code point `point` starts; points past the end give the end. */
  offset(point: number): number {
    if (point >= this.length) return this.text.length
    let low = 0
    let high = this.#astral.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#astral[middle]! < point) low = middle + 1
      else high = middle
    }
    return Math.max(0, point) + low
  }

  /** The code point that stands at a UTF-16 offset. */
  point(offset: number): number {
    let low = 0
    let high = this.#astral.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#astral[middle]! + middle < offset) low = middle + 1
      else high = middle
    }
    return Math.min(this.length, offset - low)
  }

  slice([start, end]: Span): string {
    return this.text.slice(this.offset(start), this.offset(end))
  }
}

/** Pieces of `within`, in order, without gaps: together they are exactly its text. */
export function pieces(points: CodePoints, layers: readonly Layer[], within: Span): Piece[] {
  const [from, to] = within
  const inside = layers.filter(({ span }) => span[0] < span[1] && span[0] < to && span[1] > from)
  const starts = [...inside].sort((a, b) => a.span[0] - b.span[0])
  const ends = [...inside].sort((a, b) => a.span[1] - b.span[1])
  const cuts = new Set([from, to])
  for (const { span } of inside) {
    cuts.add(Math.max(from, span[0]))
    cuts.add(Math.min(to, span[1]))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const open = new Set<Layer>()
  const out: Piece[] = []
  let opening = 0
  let closing = 0
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i]!
    const end = edges[i + 1]!
    while (closing < ends.length && ends[closing]!.span[1] <= start) open.delete(ends[closing++]!)
    while (opening < starts.length && starts[opening]!.span[0] <= start) open.add(starts[opening++]!)
    out.push({ start, end, text: points.slice([start, end]), layers: [...open] })
  }
  return out
}

/** A paragraph of a text. */
export interface Block {
  span: Span
  /** Whether empty lines stand before it, or only a line break. */
  spaced: boolean
}

/**
 * The paragraphs of a text, without the line breaks between them. Where empty lines part the
 * paragraphs, a lone line break is only that and stays inside; otherwise every line is a paragraph.
 */
export function blocks(points: CodePoints): Block[] {
  const lines = points.text.split('\n')
  const empty = lines.map((line) => line.trim() === '')
  const parted = empty.slice(empty.indexOf(false), empty.lastIndexOf(false)).includes(true)
  const out: Block[] = []
  let point = 0
  let joins = false
  lines.forEach((line, i) => {
    const start = point
    const end = start + new CodePoints(line).length
    point = end + 1
    const last = out.at(-1)
    if (empty[i]) {
      joins = false
    } else if (parted && joins && last) {
      last.span = [last.span[0], end]
    } else {
      out.push({ span: [start, end], spaced: parted })
      joins = true
    }
  })
  return out
}
