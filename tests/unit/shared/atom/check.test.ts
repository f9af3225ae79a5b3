import { describe, expect, it } from 'vitest'
import { checkAtomCsv } from '../../../../src/shared/atom/check'
import { atomFile, problems, problemsOfRows } from './files'

const storage = {
  physicalObjectName: 'Box 1',
  physicalObjectLocation: 'Room 2',
  physicalObjectType: 'Box'
}

const events = {
  eventTypes: 'Creation|Accumulation',
  eventDates: 'about 1928|1929 to 1931',
  eventStartDates: '1928|1929-02-28',
  eventEndDates: 'NULL|1931-00-00',
  eventActors: 'Red Aid|NULL',
  eventActorHistories: 'Founded in 1922.|NULL'
}

describe('checkAtomCsv', () => {
  it('finds nothing in a full and right file of descriptions', () => {
    const rows = [
      { legacyId: 'f1', levelOfDescription: 'Fonds', ...events, repository: 'Archive' },
      { legacyId: 'f1', culture: 'ru', title: 'Протоколы' },
      { legacyId: 's1', parentId: 'f1', ...storage, language: 'ru|de', script: 'Cyrl|Latn' },
      {
        alternativeIdentifiers: '1|2',
        alternativeIdentifierLabels: 'old|older',
        digitalObjectURI: 'https://example.org/scans/1.pdf?page=1',
        descriptionStatus: 'Draft',
        levelOfDetail: 'Full',
        publicationStatus: 'Published'
      }
    ]
    const options = { existingRepositories: new Set(['Archive']) }
    expect(problemsOfRows('isad', rows, options)).toEqual([])
  })

  it('finds nothing in right files of authority records and relationships', () => {
    const records = [
      { otherFormsOfName: 'IRA|МОПР', actorOccupations: 'aid|press', status: 'Final' },
      { authorizedFormOfName: 'Section', levelOfDetail: 'Partial' }
    ]
    expect(problemsOfRows('authority', records)).toEqual([])
    const relations = [{ startDate: '1922', endDate: '1922-12' }]
    const options = { existingAuthorityNames: new Set(['Red Aid', 'Section']) }
    expect(problemsOfRows('authorityRelationship', relations, options)).toEqual([])
  })

  it('samples the first value of each column and names the empty ones', () => {
    const issues = checkAtomCsv('isad', atomFile('isad', [{}, { appraisal: 'Kept' }]))
    const samples = issues.filter(issue => issue.check === 'sampleValues')
    expect(samples).toHaveLength(56)
    expect(samples.find(issue => issue.column === 'appraisal')?.message).toContain('“Kept”')
    expect(samples.find(issue => issue.column === 'accruals')?.message).toContain('empty')
  })
})

describe('checks of the file', () => {
  it('tell a UTF-8 byte order mark from others', () => {
    const text = atomFile('isad', [{}])
    const marks = checkAtomCsv('isad', '\uFEFF' + text).filter(i => i.check === 'fileEncoding')
    expect(marks.map(issue => issue.level)).toEqual(['info'])
    expect(problems('isad', 'ÿþ' + text)).toContain('error fileEncoding - -')
  })

  it('find rows that were not UTF-8', () => {
    const wrong = [{}, { title: 'Min\uFFFDtes' }, { title: 'lone \uD800' }, { title: 'fine 😀' }]
    expect(problemsOfRows('isad', wrong)).toEqual([
      'error fileEncoding 3 -',
      'error fileEncoding 4 -'
    ])
  })

  it('want LF at the ends of rows and in cells', () => {
    const text = atomFile('isad', [{ scopeAndContent: 'two\nlines' }])
    expect(problems('isad', text)).toEqual([])
    expect(problems('isad', text.replace(/\n$/, '\r\n'))).toEqual(['error lineEnds - -'])
    expect(problems('isad', text.replace('two\n', 'two\r\n'))).toEqual(['warning lineEnds 2 -'])
  })

  it('find quotes out of place', () => {
    const text = atomFile('isad', [{ title: 'Minutes' }])
    expect(problems('isad', text.replace('Minutes', '5" film'))).toEqual(['error csvSyntax - -'])
  })

  it('find ragged rows, blank rows and a blank header', () => {
    const text = atomFile('isad', [{}])
    expect(problems('isad', text.replace(/en\n$/, 'en,more\n'))).toEqual(['error columnCount 2 -'])
    expect(problems('isad', text + '\n' + ','.repeat(55) + '\n')).toEqual([
      'error emptyRow 3 -',
      'error emptyRow 4 -'
    ])
    expect(problems('isad', ',\na,b\n')).toContain('error emptyRow 1 -')
  })

  it('find quotes that AtoM would not see behind a backslash', () => {
    const rows = [
      { title: 'C:\\', appraisal: 'none' },
      { title: 'a, b\\' },
      { title: 'the \\"Label\\"' },
      { title: 'a\\b, c' }
    ]
    expect(problemsOfRows('isad', rows)).toEqual([
      'error backslash 3 title',
      'error backslash 4 title'
    ])
  })

  it('find rows that are longer than AtoM reads at once', () => {
    const long = 'ж'.repeat(30_001)
    const rows = [{ scopeAndContent: long }, { scopeAndContent: `a\n${long}` }]
    expect(problemsOfRows('isad', rows)).toEqual(['warning rowLength 2 -'])
  })

  it('wonder at a single column', () => {
    const text = atomFile('isad', [{}]).replaceAll(',', ';')
    expect(problems('isad', text)).toContain('warning columnCount 1 -')
  })
})

describe('checks of the columns', () => {
  it('offer the right name for a wrong one', () => {
    const text = atomFile('isad', [{}]).replace('accruals', ' Accruals')
    const [issue] = checkAtomCsv('isad', text).filter(found => found.check === 'columnName')
    expect(issue).toMatchObject({ level: 'warning', row: 1, column: ' Accruals' })
    expect(issue?.message).toContain('“accruals”')
    expect(issue?.message).toContain('blanks')
  })

  it('know the further columns of the export', () => {
    const text = atomFile('isad', [{}]).replace('accruals', 'slug')
    expect(problems('isad', text)).toEqual([])
    const unknown = atomFile('authority', [{}]).replace('mandates', 'slug')
    expect(problems('authority', unknown)).toEqual(['warning columnName 1 slug'])
  })

  it('find a column that stands twice', () => {
    const text = atomFile('isad', [{}]).replace('accruals', 'appraisal')
    expect(problems('isad', text)).toEqual(['error duplicateColumnName 1 appraisal'])
  })
})

describe('checks of codes', () => {
  it.each([
    ['en', []],
    ['es ', []],
    ['pt_BR', []],
    ['ca@valencia', []],
    ['', ['warning culture 2 culture']],
    ['en|ru', ['error culture 2 culture']],
    ['rus', ['error culture 2 culture']],
    ['a very long culture', ['error culture 2 culture', 'warning fieldLength 2 culture']]
  ])('judge the culture %j', (culture, wanted) => {
    expect(problemsOfRows('isad', [{ culture }])).toEqual(wanted)
  })

  it('miss the culture column', () => {
    const text = atomFile('isad', [{}]).replace('culture', 'slug')
    expect(problems('isad', text)).toEqual(['warning culture - culture'])
  })

  it('find unknown languages and scripts', () => {
    const rows = [{ language: 'ru|rus', languageOfDescription: 'en' }, { script: 'Latn|latn' }]
    expect(problemsOfRows('isad', rows)).toEqual([
      'error language 2 language',
      'error script 3 script'
    ])
    const long = [{ scriptOfDescription: 'Latin' }, { languageOfDescription: 'English' }]
    expect(problemsOfRows('isad', long).sort()).toEqual([
      'error language 3 languageOfDescription',
      'error script 2 scriptOfDescription',
      'warning fieldLength 2 scriptOfDescription',
      'warning fieldLength 3 languageOfDescription'
    ])
  })

  it('find blanks among codes, which AtoM refuses', () => {
    expect(problemsOfRows('isad', [{ language: 'en | fr' }])).toEqual([
      'error valueTrim 2 language'
    ])
  })

  it('find titles and names that are too long for AtoM', () => {
    const rows = [{ title: 'ж'.repeat(1024) }, { title: 'ж'.repeat(1025) }]
    expect(problemsOfRows('isad', rows)).toEqual(['error nameLength 3 title'])
  })
})
