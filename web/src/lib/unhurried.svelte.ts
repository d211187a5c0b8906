// A long list drawn a part at a time, so that the page answers while the rest comes.

export class Unhurried {
  /** How many are drawn by now. */
  count = $state(0)
  readonly #length: () => number

  /** To be made while a component is set up; `step` are drawn in one go. */
  constructor(length: () => number, step = 12) {
    this.#length = length
    this.count = step
    $effect(() => {
      if (this.count >= length()) return
      const next = setTimeout(() => (this.count += step))
      return () => clearTimeout(next)
    })
  }

  /** Comes once everything is drawn. */
  async whole(): Promise<void> {
    while (this.count < this.#length()) await new Promise((drawn) => setTimeout(drawn, 10))
  }
}
