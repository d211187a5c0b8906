// Which page an address shows. Pages are loaded when they are first asked for, so that the first view stays small.

interface Found {
  load: () => Promise<{ default: unknown }>
  /** What the address says, as the page's properties. */
  given: Record<string, string>
}

const PAGES: [RegExp, Found['load']][] = [
  [/^\/$/, () => import('./SearchPage.svelte')],
  [/^\/documents$/, () => import('./DocumentsPage.svelte')],
  [/^\/documents\/(?<id>[^/]+)$/, () => import('./DocumentPage.svelte')],
  [/^\/who$/, () => import('./SpeakerPage.svelte')],
  [/^\/speakers$/, () => import('./SpeakersPage.svelte')],
  [/^\/stories$/, () => import('./StoriesPage.svelte')],
  [/^\/stories\/(?<id>[^/]+)$/, () => import('./StoryPage.svelte')],
  [/^\/incidents\/(?<id>[^/]+)$/, () => import('./IncidentPage.svelte')],
  [/^\/threads$/, () => import('./ThreadsPage.svelte')],
  [/^\/threads\/(?<id>[^/]+)$/, () => import('./ThreadPage.svelte')],
  [/^\/utterances$/, () => import('./UtterancesPage.svelte')],
  [/^\/utterances\/(?<id>[^/]+)$/, () => import('./UtterancePage.svelte')],
  [/^\/compare$/, () => import('./ComparePage.svelte')],
  [/^\/timeline$/, () => import('./TimelinePage.svelte')],
  [/^\/map$/, () => import('./MapPage.svelte')],
  [/^\/add$/, () => import('./AddPage.svelte')],
  [/^\/failures$/, () => import('./FailuresPage.svelte')],
  [/^\/corrections$/, () => import('./CorrectionsPage.svelte')],
]

export function page(path: string): Found {
  for (const [address, load] of PAGES) {
    const match = address.exec(path)
    if (!match) continue
    const given = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
    return { load, given: Object.fromEntries(given) }
  }
  return { load: () => import('./NowherePage.svelte'), given: {} }
}
