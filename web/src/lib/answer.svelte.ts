// Answers of the server that follow their question: asked anew when the address changes or the ledger does, the old
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

class Asking<T> {
  data = $state.raw<T | undefined>()
  problem = $state.raw<Problem | undefined>()
  pending = $state(true)

  /** `question` is read as it changes; `undefined` asks nothing. To be made while a component is set up. */
  constructor(question: () => string | undefined, ask: (question: string, signal: AbortSignal) => Promise<T>, kept?: Map<string, unknown>) {
    // Asked anew only when the question is another one, whatever else of the address has changed.
    const now = $derived(question())
    $effect(() => {
      const asked = now
      void turn
      if (asked === undefined) {
        this.data = this.problem = undefined
        this.pending = false
        return
      }
      const stop = new AbortController()
      const known = kept?.get(asked) as T | undefined
      if (known !== undefined) {
        this.data = known
        this.problem = undefined
      }
      this.pending = known === undefined
      ask(asked, stop.signal).then(
        (data) => {
          if (stop.signal.aborted) return
          if (kept) keep(kept, asked, data)
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

function keep(kept: Map<string, unknown>, asked: string, data: unknown): void {
  kept.delete(asked)
  kept.set(asked, data)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
}

/** The answer to one question. */
export class Answer<T> extends Asking<T> {
  constructor(url: () => string | undefined) {
    super(url, get<T>, recent)
  }
}

/** Several answers as one: the parts of a list that is needed whole, or one question a thing. */
export class Answers<T> extends Asking<T[]> {
  constructor(urls: () => readonly string[] | undefined) {
    super(
      () => urls()?.join('\n'),
      (asked, signal) => Promise.all(asked.split('\n').filter(Boolean).map((url) => get<T>(url, signal))),
    )
  }
}
