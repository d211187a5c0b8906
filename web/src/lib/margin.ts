// Where notes stand in the margin: each beside its words where there is room, otherwise as near as
// the notes around it allow. The note being read stands exactly beside its words.

/** Tops of notes in order; `wanted` and `heights` in pixels, `read` an index or -1. */
export function tops(wanted: readonly number[], heights: readonly number[], read: number, gap: number): number[] {
  const out: number[] = []
  let free = 0
  wanted.forEach((want, i) => {
    out.push(Math.max(want, free))
    free = out[i]! + heights[i]! + gap
  })
  const anchor = wanted[read]
  if (anchor === undefined) return out
  const above = heights.slice(0, read).reduce((sum, height) => sum + height + gap, 0)
  out[read] = Math.max(anchor, above)
  for (let i = read - 1; i >= 0; i--) out[i] = Math.min(out[i]!, out[i + 1]! - gap - heights[i]!)
  for (let i = read + 1; i < out.length; i++) {
    out[i] = Math.max(wanted[i]!, out[i - 1]! + heights[i - 1]! + gap)
  }
  return out
}
