// Where the reader is: the page's whole state is its address, so every view can be linked to, kept and
// gone back to.

import { tick } from 'svelte'

class Place {
  #url = $state.raw(new URL(location.href))
  #turned = false

  get path(): string {
    return this.#url.pathname
  }

  get query(): URLSearchParams {
    return this.#url.searchParams
  }

  get hash(): string {
    return decodeURIComponent(this.#url.hash.slice(1))
  }

  /** Goes to an address of this page. */
  go(to: string, how: 'push' | 'replace' = 'push'): void {
    const url = new URL(to, location.href)
    this.#turned ||= url.pathname !== this.#url.pathname
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', url)
    this.#url = url
  }

  /** Called when the page of the address is shown. A new path is a new page: read from its top, heading first. */
  async arrived(): Promise<void> {
    if (!this.#turned) return
    this.#turned = false
    scrollTo(0, 0)
    await tick()
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }

  /** Takes over links within the page and the browser's back and forward. */
  listen(): () => void {
    const back = () => (this.#url = new URL(location.href))
    const click = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = (event.target as Element | null)?.closest('a')
      if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
      if (link.pathname.startsWith('/api/')) return
      if (link.hash && link.pathname === location.pathname && link.search === location.search) return
      event.preventDefault()
      this.go(link.href)
    }
    addEventListener('popstate', back)
    addEventListener('hashchange', back)
    document.addEventListener('click', click)
    return () => {
      removeEventListener('popstate', back)
      removeEventListener('hashchange', back)
      document.removeEventListener('click', click)
    }
  }
}

export const place = new Place()

/** The addresses of this page's views. */
export const to = {
  search: (asked: Record<string, string> = {}) => withQuery('/', asked),
  documents: '/documents',
  document: (id: string, version?: number) =>
    `/documents/${encodeURIComponent(id)}${version === undefined ? '' : `?version=${version}`}`,
  /** A statement of a version, by its id in the ledger: `d-….….s3`. */
  statement: (id: string) => {
    const dot = id.lastIndexOf('.')
    return `/documents/${encodeURIComponent(id.slice(0, dot))}#${encodeURIComponent(id.slice(dot + 1))}`
  },
  speaker: (name: string) => `/who?name=${encodeURIComponent(name)}`,
  speakers: '/speakers',
  stories: '/stories',
  story: (id: string) => `/stories/${encodeURIComponent(id)}`,
  incident: (id: string) => `/incidents/${encodeURIComponent(id)}`,
  threads: '/threads',
  thread: (id: string) => `/threads/${encodeURIComponent(id)}`,
  add: (what?: 'link' | 'text' | 'report') => (what ? `/add?what=${what}` : '/add'),
  failures: '/failures',
  corrections: '/corrections',
  utterances: '/utterances',
  /** An utterance, by its id or that of one of its statements. */
  utterance: (id: string) => `/utterances/${encodeURIComponent(id)}`,
  /** Statements side by side, the first one being what the others are compared with. */
  compare: (statements: readonly string[]) => `/compare?${new URLSearchParams(statements.map((id) => ['s', id]))}`,
  timeline: (asked: Record<string, string> = {}) => withQuery('/timeline', asked),
  map: (asked: Record<string, string> = {}) => withQuery('/map', asked),
}

function withQuery(path: string, asked: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  return query.size ? `${path}?${query}` : path
}
