import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  bibliographyFormat,
  readBibliography
} from '../../../../src/shared/bibliography/readBibliography'
import { readBibtex } from '../../../../src/shared/bibliography/bibtexRead'
import { sharedFile } from '../../../helpers/sharedFiles'
import { sourcesOf, written } from './throughCatalogue'

const folder = sharedFile('ris')
const names = existsSync(folder) ? readdirSync(folder) : []
const risFiles = names.filter(name => name.endsWith('.ris'))
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** Tags that say the same, by the one that stands for them. */
const same: Readonly<Record<string, string>> = {
  ...{
    T1: 'TI',
    A1: 'AU',
    A2: 'ED',
    JF: 'T2',
    JO: 'T2',
    BT: 'T2',
    PP: 'CY',
    N2: 'AB',
    JA: 'J2',
    J1: 'J2'
  },
  ...{ PY: 'date', Y1: 'date', DA: 'date', SP: 'pages', EP: 'pages' }
}

function dateOf(value: string): string {
  return /^\d{4}[/\d]*$/.test(value)
    ? value
        .split('/')
        .filter(piece => Number(piece) > 0)
        .join('/')
    : value.replace(/^\d{4}\/\/\//, '')
}

function valueOf(tag: string, value: string): string {
  if (tag === 'AU') return value.replace(/,(?=\S)/g, ', ')
  if (tag === 'DO') return value.replace(/^(doi:\s*|https?:\/\/dx\.doi\.org\/)/, '')
  return tag === 'date' ? dateOf(value) : value.replace(/\s+/g, ' ')
}

/**
 * The entries of a file by another reader than ours, each as a sorted list of what its tags say: values as they stand,
 * without blanks at their ends; a line without a tag belongs to the one above. Empty tags and entries of nothing but
 * their type say nothing. Equal are tags of one meaning (`same`), dates of one day however many tags repeat it or less
 * of it, pages whether in one tag or two, a DOI with or without the resolver's address, names with and without a blank
 * after the comma; what two tags of one meaning say alike is said once.
 */
function meaningOf(text: string): string[][] {
  const entries: [string, string][][] = []
  let entry: [string, string][] = []
  const finish = (): void => {
    if (entry.some(([tag]) => tag !== 'TY')) entries.push(entry)
    entry = []
  }
  for (const line of text.replaceAll('\uFEFF', '').split(/\r?\n/)) {
    const [, tag = '', value = ''] = /^([A-Z]\w) {2}-(.*)$/.exec(line.trimEnd()) ?? []
    if (tag === 'TY' || tag === 'ER') finish()
    if (tag !== '' && tag !== 'ER') entry.push([tag, value.trim()])
    const last = entry.at(-1)
    if (tag === '' && line.trim() !== '' && last) last[1] += ` ${line.trim()}`
  }
  finish()
  return entries.map(tags => {
    const said = tags
      .filter(([, value]) => value !== '')
      .map(([tag, value]) => [same[tag] ?? tag, valueOf(same[tag] ?? tag, value)] as const)
    const dates = said.filter(([tag]) => tag === 'date').map(([, value]) => value)
    const pages = said.filter(([tag]) => tag === 'pages').map(([, value]) => value)
    const ownDates = dates.filter(
      (date, index) =>
        dates.indexOf(date) === index &&
        !dates.some(other => other !== date && other.startsWith(date))
    )
    const others = said.filter(([tag]) => tag !== 'date' && tag !== 'pages')
    return [
      ...new Set(others.map(pair => pair.join(' = '))),
      ...ownDates.map(date => `date = ${date}`),
      ...(pages.length > 0 ? [`pages = ${pages.join('-')}`] : [])
    ].sort()
  })
}

describe.skipIf(risFiles.length === 0)('a real RIS file', () => {
  it.each(risFiles)('%s comes back from the catalogue with all that it says', name => {
    const text = textOf(name)
    expect(bibliographyFormat(text)).toBe('ris')
    const sources = sourcesOf(readBibliography(text, 'ris'))
    const again = written(sources, 'ris')
    const before = meaningOf(text)
    expect(before.length).toBeGreaterThan(0)
    // An entry without a type gets the general one.
    const typed = before.map(tags =>
      tags.some(tag => tag.startsWith('TY')) ? tags : [...tags, 'TY = GEN'].sort()
    )
    expect(meaningOf(again.text)).toEqual(typed)
    expect(again.losses).toEqual([])
  })

  it('names the lines of what is not as it should be', () => {
    const issuesOf = (name: string): string[] =>
      readBibliography(textOf(name), 'ris').issues.map(
        ({ code, line, text }) => `${String(line)} ${code} ${text}`
      )
    expect(issuesOf('RisImporterCorrupted.ris')).toEqual([
      '2 entryUntyped JF  - Empirical Software Engineering'
    ])
    expect(issuesOf('RisImporterTestDoiAndJournalTitle.ris')).toEqual([
      '11 lineNotUnderstood ER  - dsfd'
    ])
    const unended = issuesOf('RisImporterTest1.ris')
    expect(unended.filter(issue => issue.includes('entryEmpty'))).toHaveLength(8)
    expect(unended).toContain('10 entryUnended Empirical Software Engineering')
  })
})

describe.skipIf(risFiles.length === 0)('the BibTeX beside a RIS file', () => {
  const pairs = risFiles
    .map(name => [name, name.replace(/ris$/, 'bib')] as const)
    .filter(([ris, bib]) => names.includes(bib) && ris !== 'RisImporterTest1.ris')

  it.each(pairs)('%s says the same title, DOI and year as %s', (ris, bib) => {
    const [fromRis] = sourcesOf(readBibliography(textOf(ris), 'ris'))
    const { works, issues } = readBibtex(textOf(bib))
    expect(issues).toEqual([])
    const [work] = works
    const value = (field: string): unknown => fromRis?.values[field]
    // The other programme wrote a long dash as the sign of a short one.
    const plain = (text: unknown): string =>
      (typeof text === 'string' ? text : '').replace(/\s+/g, ' ').replace('—', '–')
    expect(plain(work?.values.get('title')?.[0])).toBe(plain(value('title')))
    expect(work?.values.get('doi')?.[0]).toBe(value('doi'))
    const year = (work?.values.get('date_edtf')?.[0] ?? '').slice(0, 4)
    expect(JSON.stringify(value('date') ?? '')).toContain(year)
  })
})
