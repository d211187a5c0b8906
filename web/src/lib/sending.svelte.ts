// Something on its way to the server, and what went wrong with it.

import { Failed, type Problem } from './api/client'

export class Sending {
  /** Something is on its way. */
  sending = $state(false)
  problem = $state.raw<Problem | undefined>()

  /** Does what sends something. Whether the server took it. */
  async send(what: () => Promise<unknown>): Promise<boolean> {
    this.sending = true
    this.problem = undefined
    try {
      await what()
      return true
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      this.problem = error.problem
      return false
    } finally {
      this.sending = false
    }
  }
}
