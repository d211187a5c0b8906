// Moving and zooming by pointer: one drags, two pinch. What is a click stays one.

export interface Moves {
  /** By so many pixels since the last. */
  pan: (dx: number, dy: number) => void
  /** By a factor, around a point of the page. */
  zoom: (by: number, clientX: number, clientY: number) => void
  /** The pointers are gone. */
  end: (moved: boolean) => void
}

/** Handles pointerdown; the rest is heard at the window until the last pointer is gone. */
export function drags(moves: Moves): (event: PointerEvent) => void {
  const pointers = new Map<number, { x: number; y: number }>()
  let moved = false

  const move = (event: PointerEvent) => {
    const was = pointers.get(event.pointerId)
    if (!was) return
    const [dx, dy] = [event.clientX - was.x, event.clientY - was.y]
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const length = (x: number, y: number) => Math.max(1, Math.hypot(x - other.x, y - other.y))
      moves.zoom(length(event.clientX, event.clientY) / length(was.x, was.y), (event.clientX + other.x) / 2, (event.clientY + other.y) / 2)
      moves.pan(dx / 2, dy / 2)
    } else if (moved || Math.hypot(dx, dy) > 3) {
      moves.pan(dx, dy)
    } else {
      return
    }
    moved = true
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const up = (event: PointerEvent) => {
    pointers.delete(event.pointerId)
    if (pointers.size > 0) return
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', up)
    removeEventListener('pointercancel', up)
    moves.end(moved)
  }
  return (event) => {
    if (event.button !== 0) return
    if (pointers.size === 0) {
      moved = false
      addEventListener('pointermove', move)
      addEventListener('pointerup', up)
      addEventListener('pointercancel', up)
    }
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
}
