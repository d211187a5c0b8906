// What was added and how reading it goes on: asked again and again while something goes on.

import { address, Failed, get, type Page, type Reading } from './api/client'
import { Sending } from './sending.svelte'

/** How long between two questions, in milliseconds. */
const PAUSE = 700

export class Readings extends Sending {
  /** The latest first. */
  all = $state.raw<Reading[]>([])
  #timer: ReturnType<typeof setTimeout> | undefined
  #gone = false

  /** To be made while a component is set up; asks no more when that is gone. */
  constructor() {
    super()
    $effect(() => {
      void this.#ask()
      return () => {
        this.#gone = true
        clearTimeout(this.#timer)
      }
    })
  }

  /** Sends something and follows what becomes of it. Whether the server took it. */
  add(sent: () => Promise<Reading>): Promise<boolean> {
    return this.send(async () => {
      const reading = await sent()
      this.all = [reading, ...this.all.filter((one) => one.id !== reading.id)]
      void this.#ask()
    })
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      this.all = (await get<Page<Reading>>(address('/api/v1/readings'))).items
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      this.problem = error.problem
      return
    }
    if (!this.#gone && this.all.some((reading) => reading.state !== 'done')) {
      this.#timer = setTimeout(() => void this.#ask(), PAUSE)
    }
  }
}
