import { describe, expect, it } from 'vitest'
import type { Reading, ReadingFile } from './api/client'
import { emptyReport, fileWords, form, report, summary } from './taking'

const file = (change: Partial<ReadingFile>): ReadingFile => ({
  name: 'a.txt',
  state: 'read',
  documents: 1,
  known: 0,
  statements: 3,
  first: ['d-1'],
  failed: 0,
  failures: [],
  ...change,
})

const reading = (change: Partial<Reading>): Reading => ({ id: 'r-1', state: 'done', came: '2031-04-12T08:00:00Z', files: [file({})], ...change })

describe('forms', () => {
  it('leave out what is empty and keep every file', () => {
    const made = form({ text: 'She said no.', title: ' ', outlet: 'Fen Echo' }, [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')])
    expect([...made.keys()]).toEqual(['text', 'outlet', 'file', 'file'])
  })
})

describe('a file', () => {
  it('is told about in words', () => {
    expect(fileWords(file({}))).toBe('read: 1 document with 3 statements')
    expect(fileWords(file({ documents: 3, known: 2, statements: 1 }))).toBe('read: 3 documents (2 known before) with 1 statement')
    expect(fileWords(file({ state: 'known', known: 1 }))).toBe('the ledger had it: 1 document with 3 statements')
    expect(fileWords(file({ state: 'failed', documents: 0 }))).toBe('could not be read')
    expect(fileWords(file({ documents: 0 }))).toBe('read: there is no document in it')
  })

  it('is summed up with the others', () => {
    expect(summary([reading({ state: 'settling' }), reading({})])).toBe('1 reading going on.')
    expect(summary([reading({ files: [file({}), file({ documents: 0, failed: 2 })] })])).toBe('Done: 1 document, 2 could not be read.')
    expect(summary([])).toBe('')
  })
})

describe('a report', () => {
  const draft = () => ({ ...emptyReport({ reporter: 'Edda Morn' }), what: 'Two shells fell on the landing.' })

  it('holds what was given and nothing else', () => {
    expect(report(draft())).toEqual({ reporter: 'Edda Morn', what: 'Two shells fell on the landing.' })
    const full = report({ ...draft(), day: '2031-04-12', time: '09:30', place: 'Karnholt', lat: '54,1', lon: '-12.3', radius: '2', confidence: 'high', figures: [{ measure: 'killed', bound: 'at_least', low: '12', high: '' }, { measure: 'injured', bound: 'about', low: '40', high: '' }] })
    expect(full).toMatchObject({
      happened: '2031-04-12T09:30',
      place: { name: 'Karnholt', lat: 54.1, lon: -12.3, radius_km: 2 },
      figures: [
        { measure: 'killed', bound: 'at_least', low: 12 },
        { measure: 'injured', bound: 'about', low: 40, high: 40 },
      ],
    })
  })

  it('says what is missing', () => {
    expect(report(emptyReport())).toMatch('who reports')
    expect(report({ ...draft(), what: ' ' })).toMatch('what happened')
    expect(report({ ...draft(), lat: '54' })).toMatch('both')
    expect(report({ ...draft(), lat: 'north', lon: '1' })).toMatch('numbers')
    expect(report({ ...draft(), lat: '1', lon: '1' })).toMatch('name')
    expect(report({ ...draft(), figures: [{ measure: 'killed', bound: 'range', low: '1', high: '' }] })).toMatch('every number')
  })
})
