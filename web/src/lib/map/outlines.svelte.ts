// The outlines that a map shows: coarse ones at once, finer ones when it is looked at closely.

import { type Atlas, atlas } from './atlas'

export class Outlines {
  coarse = $state.raw<Atlas>()
  fine = $state.raw<Atlas>()
  broken = $state(false)
  /** Once looked at closely the finer outlines stay: they reach farther, so that going back and forth would never end. */
  near = $state(false)

  constructor() {
    atlas(false).then((loaded) => (this.coarse = loaded), () => (this.broken = true))
  }

  refine(): void {
    atlas(true).then((loaded) => (this.fine = loaded), () => {})
  }

  /** Looks closely, or from afar. */
  look(near: boolean): void {
    if (!near || this.near) return
    this.near = true
    this.refine()
  }

  get shown(): Atlas | undefined {
    return this.near && this.fine ? this.fine : this.coarse
  }
}
