import { describe, expect, it } from 'vitest'
import { atomFile, problems, problemsOfRows } from './files'

describe('parents', () => {
  it('are found in the file or among the records of AtoM', () => {
    const rows = [{ legacyId: 'a' }, { legacyId: 'b', parentId: 'a' }]
    expect(problemsOfRows('isad', rows)).toEqual([])
    expect(problemsOfRows('isad', [{ parentId: 'x' }])).toEqual(['error parent 2 parentId'])
    const options = { existingLegacyIds: new Set(['x']) }
    expect(problemsOfRows('isad', [{ parentId: 'x' }], options)).toEqual([])
  })

  it('stand above their children', () => {
    const rows = [{ legacyId: 'b', parentId: 'a' }, { legacyId: 'a' }]
    expect(problemsOfRows('isad', rows)).toEqual(['error parentOrder 2 parentId'])
    const itself = [{ legacyId: 'a', parentId: 'a' }]
    expect(problemsOfRows('isad', itself)).toEqual(['error parentOrder 2 parentId'])
  })

  it('are given by legacyId or by slug, not by both', () => {
    const rows = [{ legacyId: 'a' }, { parentId: 'a', qubitParentSlug: 'fonds' }]
    expect(problemsOfRows('isad', rows)).toEqual(['warning parent 3 parentId'])
    const slugs = { existingSlugs: new Set(['fonds']) }
    expect(problemsOfRows('isad', [{ qubitParentSlug: 'fonds' }], slugs)).toEqual([])
    expect(problemsOfRows('isad', [{ qubitParentSlug: 'font' }], slugs)).toEqual([
      'error parent 2 qubitParentSlug'
    ])
  })

  it('need the columns', () => {
    const text = atomFile('isad', [{ parentId: 'a' }])
    expect(problems('isad', text.replace('legacyId', 'slug'))).toEqual([
      'warning legacyId - legacyId',
      'error parent 2 parentId'
    ])
    const without = atomFile('isad', [{}]).replace('parentId,qubitParentSlug', 'slug,createdAt')
    expect(problems('isad', without)).toEqual(['warning parent - -'])
  })
})

describe('legacyId', () => {
  it('may stand again directly below for a translation', () => {
    const rows = [{ legacyId: 'a' }, { legacyId: 'a', culture: 'ru' }, { legacyId: 'b' }]
    expect(problemsOfRows('isad', rows)).toEqual([])
  })

  it('is not blank', () => {
    expect(problemsOfRows('isad', [{ legacyId: '' }])).toEqual(['warning legacyId 2 legacyId'])
  })

  it('is not used for two records', () => {
    const consecutive = [{ legacyId: 'a' }, { legacyId: 'a' }]
    expect(problemsOfRows('isad', consecutive)).toEqual(['error legacyId 3 legacyId'])
    const apart = [{ legacyId: 'a' }, { legacyId: 'b' }, { legacyId: 'a', culture: 'ru' }]
    expect(problemsOfRows('isad', apart)).toEqual(['warning legacyId 4 legacyId'])
  })
})
