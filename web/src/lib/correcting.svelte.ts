// The correction being made: one dialog and one notice for the whole page, opened from anywhere.

import { forget } from './answer.svelte'
import { post, type Correcting, type CorrectionView } from './api/client'
import { done, type Subject, type Verb } from './corrections'

/** What the dialog is opened on, with what is known already. */
export interface Opened {
  subject: Subject
  verb?: Verb | undefined
  members?: string[] | undefined
}

const AUTHOR = 'onrecord.author'

class Corrections {
  opened = $state.raw<Opened>()
  /** What happened last, and which correction that was. */
  told = $state.raw<{ words: string; correction?: CorrectionView }>()

  open(opened: Opened): void {
    this.opened = opened
  }

  close(): void {
    this.opened = undefined
  }

  dismiss(): void {
    this.told = undefined
  }

  /** Saves it, and has everything shown asked anew; throws `Failed`. */
  async save(asked: Correcting): Promise<CorrectionView> {
    const correction = await post<CorrectionView>('/api/v1/corrections', asked)
    this.author = asked.author
    this.told = { words: done(asked.verb), correction }
    forget()
    return correction
  }

  /** Takes a correction back; throws `Failed`. */
  undo(id: string, reason: string): Promise<CorrectionView> {
    return this.save({ verb: 'undo', ids: [id], reason, author: this.author })
  }

  /** Who decides, as said the last time. */
  get author(): string {
    try {
      return localStorage.getItem(AUTHOR) ?? ''
    } catch {
      return ''
    }
  }

  set author(name: string) {
    try {
      localStorage.setItem(AUTHOR, name)
    } catch {
      // A browser that keeps nothing asks again.
    }
  }
}

export const corrections = new Corrections()
