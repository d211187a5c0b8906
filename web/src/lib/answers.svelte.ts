// Several answers of the server as one: the parts of a list that is needed whole, or one question a thing.

import { Failed, get, type Problem } from './api/client'

export class Answers<T> {
  data = $state.raw<T[] | undefined>()
  problem = $state.raw<Problem | undefined>()
  pending = $state(true)

  /** `urls` is read as it changes; `undefined` asks nothing. To be made while a component is set up. */
  constructor(urls: () => readonly string[] | undefined) {
    const asked = $derived(urls()?.join('\n'))
    $effect(() => {
      const list = asked === undefined ? undefined : asked.split('\n').filter(Boolean)
      if (list === undefined) {
        this.data = this.problem = undefined
        this.pending = false
        return
      }
      const stop = new AbortController()
      this.pending = true
      Promise.all(list.map((url) => get<T>(url, stop.signal))).then(
        (data) => {
          if (stop.signal.aborted) return
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
