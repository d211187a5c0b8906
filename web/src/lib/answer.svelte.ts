// An answer of the server that follows its question: asked anew when the address changes, the old
// answer kept on the page until the new one is there, so that nothing flickers.

import { Failed, get, type Problem } from './api/client'

/** Recent answers, so that going back shows the page at once and at its place. */
const recent = new Map<string, unknown>()
const KEPT = 30

/** Raised when the ledger has changed: whatever is shown is asked anew. */
let turn = $state(0)

/** Forgets what was answered: after a correction it may not hold any more. */
export function forget(): void {
  recent.clear()
  turn++
}

export class Answer<T> {
  data = $state.raw<T | undefined>()
  problem = $state.raw<Problem | undefined>()
  pending = $state(true)

  /** `url` is read as it changes; `undefined` asks nothing. To be made while a component is set up. */
  constructor(url: () => string | undefined) {
    // Asked anew only when the question is another one, whatever else of the address has changed.
    const now = $derived(url())
    $effect(() => {
      const asked = now
      void turn
      if (asked === undefined) {
        this.data = this.problem = undefined
        this.pending = false
        return
      }
      const stop = new AbortController()
      const known = recent.get(asked) as T | undefined
      if (known !== undefined) {
        this.data = known
        this.problem = undefined
      }
      this.pending = known === undefined
      get<T>(asked, stop.signal).then(
        (data) => {
          remember(asked, data)
          this.data = data
          this.problem = undefined
          this.pending = false
        },
        (error: unknown) => {
          if (stop.signal.aborted) return
          if (!(error instanceof Failed)) throw error
          this.data = undefined
          this.problem = error.problem
          this.pending = false
        },
      )
      return () => stop.abort()
    })
  }
}

function remember(url: string, data: unknown): void {
  recent.delete(url)
  recent.set(url, data)
  if (recent.size > KEPT) recent.delete(recent.keys().next().value!)
}
