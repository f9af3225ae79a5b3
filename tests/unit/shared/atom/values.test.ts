import { describe, expect, it } from 'vitest'
import { checkAtomCsv } from '../../../../src/shared/atom/check'
import { atomFile, problemsOfRows } from './files'

describe('values of divided cells', () => {
  it('have no blanks that AtoM would take away', () => {
    expect(problemsOfRows('isad', [{ subjectAccessPoints: 'aid|press' }])).toEqual([])
    expect(problemsOfRows('isad', [{ subjectAccessPoints: 'aid | press' }])).toEqual([
      'warning valueTrim 2 subjectAccessPoints'
    ])
  })

  it('are not empty', () => {
    expect(problemsOfRows('authority', [{ otherFormsOfName: 'IRA||МОПР' }])).toEqual([
      'warning emptyValue 2 otherFormsOfName'
    ])
  })

  it('are not the word NULL outside the events', () => {
    expect(problemsOfRows('authority', [{ places: 'NULL' }])).toEqual([
      'error literalNull 2 places'
    ])
    expect(problemsOfRows('isad', [{ placeAccessPoints: 'Moscow|NULL' }])).toEqual([
      'error literalNull 2 placeAccessPoints'
    ])
    expect(problemsOfRows('isad', [{ title: 'NULL and void' }])).toEqual([])
  })
})

describe('vocabularies', () => {
  it.each([
    ['levelOfDescription', 'Delo'],
    ['descriptionStatus', 'final'],
    ['levelOfDetail', 'Complete'],
    ['publicationStatus', 'Public'],
    ['eventTypes', 'creation']
  ])('warn of an unknown term in %s', (column, term) => {
    const wanted = [`warning vocabulary 2 ${column}`]
    expect(problemsOfRows('isad', [{ [column]: term }])).toEqual(wanted)
    const options = { furtherTerms: { [column]: [term] } }
    expect(problemsOfRows('isad', [{ [column]: term }], options)).toEqual([])
  })

  it('warn of an unknown type of entity', () => {
    expect(problemsOfRows('authority', [{ typeOfEntity: 'Organisation' }])).toEqual([
      'warning vocabulary 2 typeOfEntity'
    ])
  })
})

describe('physical storage', () => {
  it('is given with name, location and type', () => {
    expect(problemsOfRows('isad', [{ physicalObjectName: 'Box 1' }])).toEqual([
      'warning physicalStorage 2 physicalObjectLocation'
    ])
  })
})

describe('repositories', () => {
  it('are named once if AtoM would make them', () => {
    const rows = [{ repository: 'RGASPI' }, { repository: 'RGASPI' }]
    const options = { existingRepositories: new Set(['GARF']) }
    expect(problemsOfRows('isad', rows, options)).toEqual(['warning repository 2 repository'])
    expect(problemsOfRows('isad', [{ repository: 'GARF' }], options)).toEqual([])
  })

  it('are mentioned if it is not known what AtoM has', () => {
    const issues = checkAtomCsv('isad', atomFile('isad', [{ repository: 'RGASPI' }]))
    expect(issues.filter(issue => issue.check === 'repository')).toMatchObject([{ level: 'info' }])
  })
})

describe('authority names', () => {
  it('are there, and once', () => {
    expect(problemsOfRows('authority', [{ authorizedFormOfName: '' }])).toEqual([
      'error authorityName 2 authorizedFormOfName'
    ])
    expect(problemsOfRows('authority', [{}, {}])).toEqual([
      'warning authorityName 3 authorizedFormOfName'
    ])
  })
})

describe('relationships', () => {
  it('have a type that AtoM knows', () => {
    expect(problemsOfRows('authorityRelationship', [{ relationType: 'aids' }])).toEqual([
      'error relation 2 relationType'
    ])
    const options = { furtherTerms: { relationType: ['aids'] } }
    expect(problemsOfRows('authorityRelationship', [{ relationType: 'aids' }], options)).toEqual([])
  })

  it('name records that exist', () => {
    const options = { existingAuthorityNames: new Set(['Red Aid']) }
    expect(problemsOfRows('authorityRelationship', [{}], options)).toEqual([
      'error relation 2 objectAuthorizedFormOfName'
    ])
    expect(problemsOfRows('authorityRelationship', [{ subjectAuthorizedFormOfName: '' }])).toEqual([
      'error relation 2 subjectAuthorizedFormOfName'
    ])
  })

  it('are given in one direction', () => {
    const back = {
      subjectAuthorizedFormOfName: 'Section',
      objectAuthorizedFormOfName: 'Red Aid',
      relationType: 'is the subordinate of'
    }
    expect(problemsOfRows('authorityRelationship', [{}, back])).toEqual([
      'warning relation 3 objectAuthorizedFormOfName'
    ])
  })
})

describe('digital objects', () => {
  it('are found, used once and not overridden', () => {
    const options = { digitalObjectPaths: new Set(['a.pdf', 'b.pdf']) }
    const right = [{ digitalObjectPath: 'a.pdf' }, { digitalObjectPath: 'b.pdf' }]
    expect(problemsOfRows('isad', right, options)).toEqual([])
    const wrong = [
      { digitalObjectPath: 'a.pdf' },
      { digitalObjectPath: 'a.pdf' },
      { digitalObjectPath: 'c.pdf' },
      { digitalObjectPath: 'a.pdf|b.pdf' }
    ]
    const path = 'digitalObjectPath'
    expect(problemsOfRows('isad', wrong.slice(0, 3), options)).toEqual([
      `warning ${path} 3 ${path}`,
      `error ${path} 4 ${path}`,
      `warning ${path} - ${path}`
    ])
    expect(problemsOfRows('isad', wrong.slice(3))).toEqual([`error ${path} 2 ${path}`])
    const both = [{ digitalObjectPath: 'a.pdf', digitalObjectURI: 'https://example.org/a.pdf' }]
    expect(problemsOfRows('isad', both)).toEqual([`warning ${path} 2 ${path}`])
  })

  it.each([
    ['https://example.org/a.pdf', []],
    ['http://example.org/a.jpg?size=big', []],
    ['https://example.org/view/12', ['warning']],
    ['example.org/a.pdf', ['error']],
    ['file:///scans/a.pdf', ['error']],
    ['https://example.org/a b.pdf', ['error']]
  ])('have a direct address: %s', (digitalObjectURI, levels) => {
    const wanted = levels.map(level => `${level} digitalObjectUri 2 digitalObjectURI`)
    expect(problemsOfRows('isad', [{ digitalObjectURI }])).toEqual(wanted)
  })

  it('do not share an address', () => {
    const row = { digitalObjectURI: 'https://example.org/a.pdf' }
    expect(problemsOfRows('isad', [row, row])).toEqual([
      'warning digitalObjectUri 3 digitalObjectURI'
    ])
  })
})
