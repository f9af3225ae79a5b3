import { eventColumns } from '../columns'
import type { AtomIssue } from '../issue'
import { splitAtomValues, type AtomChecker } from '../table'

/** Event columns are matched by position, so that all that are filled need as many values. */
export const checkEventValues: AtomChecker = table =>
  table.rows.flatMap(row => {
    const counts = eventColumns
      .map(column => [column, splitAtomValues(table.cell(row, column)).length] as const)
      .filter(([, count]) => count > 0)
    if (new Set(counts.map(([, count]) => count)).size < 2) return []
    const list = counts.map(([column, count]) => `${column} ${count}`).join(', ')
    const message = `The event columns hold different numbers of values: ${list}`
    return [
      { check: 'eventValues', level: 'warning', row: row.number, column: null, message } as const
    ]
  })

interface Pair {
  readonly first: string
  readonly second: string
  /** Whether the second column may be left out altogether. */
  readonly isOptional: boolean
}

const pairs: readonly Pair[] = [
  { first: 'alternativeIdentifiers', second: 'alternativeIdentifierLabels', isOptional: false },
  { first: 'actorOccupations', second: 'actorOccupationNotes', isOptional: true },
  { first: 'physicalObjectName', second: 'physicalObjectLocation', isOptional: true },
  { first: 'physicalObjectName', second: 'physicalObjectType', isOptional: true }
]

export const checkParallelLists: AtomChecker = table =>
  table.rows.flatMap(row =>
    pairs.flatMap(({ first, second, isOptional }): AtomIssue[] => {
      const firstCount = splitAtomValues(table.cell(row, first)).length
      const secondCount = splitAtomValues(table.cell(row, second)).length
      if (firstCount === secondCount || (isOptional && secondCount === 0)) return []
      const message = `${first} holds ${firstCount} values, ${second} ${secondCount}`
      return [{ check: 'parallelLists', level: 'error', row: row.number, column: second, message }]
    })
  )

/** AtoM makes an untitled authority record of a history that has no name. */
export const checkStubActors: AtomChecker = table =>
  table.rows.flatMap(row => {
    const actors = splitAtomValues(table.cell(row, 'eventActors'))
    const histories = splitAtomValues(table.cell(row, 'eventActorHistories'))
    const isStub = histories.some((history, index) => isFilled(history) && !isFilled(actors[index]))
    const message = 'A history has no actor; AtoM would make an authority record without a name'
    const column = 'eventActorHistories'
    return isStub
      ? [{ check: 'stubActor', level: 'error', row: row.number, column, message } as const]
      : []
  })

function isFilled(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'NULL'
}
