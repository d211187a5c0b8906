// Incidents with places for the map: the dossier's places are fictional and in no gazetteer, so these answers are put
// in place of the server's. The names are ours; the coordinates are of nothing in particular.

const incident = (id, kind, words, place, documents = 1) => ({
  id,
  name: null,
  kind,
  kinds: [kind],
  words: [kind],
  date: { words, precision: 'day', first: words, last: words },
  place,
  measures: [],
  documents,
  outlets: 1,
  origins: 1,
  first_published: words,
  last_published: words,
  withdrawn: false,
})
const at = (name, lat, lon, precision, country, from = 'sentence') => ({ name, printed: name, lat, lon, precision, country, from, geonames_id: null })

export const incidents = [
  incident('i-orle', 'shelling', '2031-04-12', at('Orle', 39.6, -7.9, 'town', 'PT'), 5),
  incident('i-orle2', 'protest', '2031-04-13', at('Orle', 39.6, -7.9, 'town', 'PT', 'dateline'), 2),
  incident('i-vale', 'flood', '2031-04-20', at('Sorv Vale', 41.2, -4.5, 'region', 'ES')),
  incident('i-land', 'strike', '2031-05-02', at('Portugal', 39.5, -8, 'country', 'PT'), 3),
  incident('i-none', 'fire', '2031-05-03', null),
]
const days = incidents.map((one) => ({ first: one.date.first, last: one.date.last, incidents: 1, documents: 0, statements: 0 }))

/** Answers as the server would, days included. */
export async function withPlaces(page) {
  await page.route('**/api/v1/incidents?*', (route) => {
    const query = new URL(route.request().url()).searchParams
    const items = incidents.filter((one) => one.date.last >= (query.get('from') ?? '') && one.date.first <= (query.get('to') ?? '9'))
    return route.fulfill({ json: { items, total: items.length, next: null } })
  })
  await page.route('**/api/v1/timeline/days*', (route) => route.fulfill({ json: days }))
}
