// Whether there is room for a column beside the text.

export class Wide {
  #query = matchMedia('(min-width: 62rem)')
  matches = $state(this.#query.matches)

  /** To be made while a component is set up. */
  constructor() {
    $effect(() => {
      const changed = () => (this.matches = this.#query.matches)
      this.#query.addEventListener('change', changed)
      return () => this.#query.removeEventListener('change', changed)
    })
  }
}
