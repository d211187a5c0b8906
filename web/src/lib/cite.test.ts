import { describe, expect, it, vi } from 'vitest'

// The addresses of the page ask where the page is.
vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1:7777/' }))

import { bibtex, bibtexText, type Citable, cited, csl, cslDate, permalink, plainText, sourceLink, withFragment } from './cite'

const ORIGIN = 'http://127.0.0.1:7777'

function said(change: { document?: object; statement?: object } = {}): Citable {
  return {
    document: {
      id: 'd-aaaaaaaaaaaa', version_id: 'd-aaaaaaaaaaaa.bbbbbb', version: 1, versions: 1, doc: 'quay.html', title: 'Costs & 100% “lies”',
      outlet: 'The Quay', author: 'Ilse Brandt', url: 'https://quay.example/a?b=1', published: '2031-04-12T09:30:00Z',
      published_basis: 'page', statements: 1, added: '2031-04-13T00:00:00Z', language: 'en', ...change.document,
    },
    statement: {
      id: 'd-aaaaaaaaaaaa.bbbbbb.s3', field: 'text', kind: 'direct', act: 'deny', certainty: 'stated', cue: [], source: [], via: [],
      speaker: { name: 'Ada Orr', type: 'person', role: 'mayor' }, content: [{ span: [0, 1], words: '“No   shell\nfell,”' }],
      ...change.statement,
    },
  } as unknown as Citable
}

describe('a citation', () => {
  it('has who, how, the words, where they stand and the way back', () => {
    expect(plainText(said(), ORIGIN)).toBe(
      'Ada Orr (mayor), quoted: “No shell fell,”\n' +
        'In: The Quay, by Ilse Brandt, “Costs & 100% “lies””, 12 April 2031. https://quay.example/a?b=1\n' +
        'onrecord, statement d-aaaaaaaaaaaa.bbbbbb.s3: http://127.0.0.1:7777/documents/d-aaaaaaaaaaaa.bbbbbb#s3',
    )
  })
  it('says what is not known', () => {
    const text = plainText(said({ document: { outlet: null, published: null, author: null, title: null, url: null }, statement: { speaker: null, kind: 'indirect' } }), ORIGIN)
    expect(text).toContain('Speaker not known, told in other words: ')
    expect(text).toContain('In: outlet not stated, quay.html, no date of publication.')
  })
  it('joins pieces by an ellipsis', () => {
    expect(cited(said({ statement: { content: [{ span: [0, 1], words: 'one' }, { span: [3, 4], words: 'two' }] } }))).toBe('one … two')
  })
  it('links to the statement', () => {
    expect(permalink(said(), ORIGIN)).toBe(`${ORIGIN}/documents/d-aaaaaaaaaaaa.bbbbbb#s3`)
  })
})

describe('BibTeX', () => {
  it('escapes whatever TeX would obey', () => {
    expect(bibtexText('50% of $5 & #1_a {b} \\c ~ ^')).toBe('50\\% of \\$5 \\& \\#1\\_a \\{b\\} \\textbackslash{}c \\textasciitilde{} \\textasciicircum{}')
  })
  it('cannot be broken out of', () => {
    const entry = bibtex(said({ document: { title: 'a}}, url = {x', url: 'https://quay.example/}{\\' } }), ORIGIN)
    expect(entry).toContain('title = {{a\\}\\}, url = \\{x}}')
    expect(entry).not.toMatch(/url = \{[^}]*[{\\]/)
  })
  it('has as much of the date as is stated', () => {
    const entry = bibtex(said({ document: { published: '2031-04' } }), ORIGIN)
    expect(entry).toContain('year = {2031},\n  month = apr,\n  url')
    expect(bibtex(said({ document: { published: null } }), ORIGIN)).not.toContain('year')
  })
})

describe('CSL-JSON', () => {
  it('has dates in parts', () => {
    expect(cslDate('2031-04-12T09:30:00Z')).toEqual({ 'date-parts': [[2031, 4, 12]] })
    expect(cslDate('2031')).toEqual({ 'date-parts': [[2031]] })
    expect(cslDate('spring 2031')).toEqual({ raw: 'spring 2031' })
  })
  it('leaves out what is not known', () => {
    const item = csl(said({ document: { outlet: null, published: null, author: null } }), ORIGIN)
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['issued']))
    expect(item).not.toHaveProperty('author')
    expect(item).toMatchObject({ type: 'article-newspaper', archive_location: `${ORIGIN}/documents/d-aaaaaaaaaaaa.bbbbbb#s3` })
  })
})

describe('a link to the words', () => {
  it('encodes what parts a directive', () => {
    expect(withFragment('https://a.example/', ['well-known, yes & no'])).toBe('https://a.example/#:~:text=well%2Dknown%2C%20yes%20%26%20no')
  })
  it('drops quotation marks at the ends and names long words by both ends', () => {
    const long = '“one two three four five six seven eight nine ten eleven twelve thirteen,”'
    expect(withFragment('https://a.example/#top', [long])).toBe('https://a.example/#top:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen')
  })
  it('has a directive for each piece', () => {
    expect(withFragment('https://a.example/', ['one', '”', 'two'])).toBe('https://a.example/#:~:text=one&text=two')
  })
  it('goes to the web only', () => {
    expect(sourceLink(said({ document: { url: 'javascript:alert(1)' } }))).toBeUndefined()
    expect(sourceLink(said({ document: { url: null } }))).toBeUndefined()
    expect(sourceLink(said())).toBe('https://quay.example/a?b=1#:~:text=No%20shell%20fell')
    expect(sourceLink(said({ statement: { field: 'title' } }))).toBe('https://quay.example/a?b=1')
  })
})
