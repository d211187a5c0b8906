// Which statement, and which mark of the text, is being looked at. Text and margin both read and write this, and nothing else ties
// them together.

export class Attention {
  /** The statement that was chosen; -1 when none is. */
  chosen = $state(-1)
  /** The statement under the pointer or the keyboard's focus; -1 when none is. */
  passing = $state(-1)
  /** Only this speaker's statements are marked, when one is picked. */
  only = $state<string | undefined>()

  /** The mark that was chosen, and the one under the pointer or focus; -1 when none is. */
  mark = $state(-1)
  passingMark = $state(-1)

  /** The mark to explain. */
  get explained(): number {
    return this.passingMark >= 0 ? this.passingMark : this.mark
  }

  /** The one to show as lit. */
  get lit(): number {
    return this.passing >= 0 ? this.passing : this.chosen
  }
}
