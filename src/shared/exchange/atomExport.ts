import { checkAtomCsv } from '../atom/check'
import {
  authorityHeaders,
  authorityRelationshipHeaders,
  eventHeaders,
  isadHeaders,
  repositoryHeaders
} from '../atom/headers'
import { textOf, valueOf } from '../records/record'
import { authorityCells, authorityKinds } from './atomAuthority'
import { creatorNames } from './atomEvents'
import { isadCells, legacyId } from './atomIsad'
import { relationCells } from './atomRelations'
import { atomRow, atomText } from './atomTable'
import { cellsExport } from './cellsExport'
import type { RowsOf } from './cellsExport'
import type { ExportFormat } from './format'
import { formatOfParts } from './parts'

function atomFormat(
  headers: readonly string[],
  createRows: () => RowsOf
): Pick<ExportFormat, 'writer' | 'lossesOf' | 'group' | 'target' | 'extension' | 'fileOf'> {
  return {
    ...cellsExport(headers, atomRow, createRows),
    group: 'archives',
    target: 'AtoM',
    extension: 'csv',
    fileOf: 'all'
  }
}

/** Authority records for AtoM, in the 29 columns of its template. A record without a name is left out. */
export const atomAuthorityExport: ExportFormat = {
  ...atomFormat(authorityHeaders, () => (record, context, report) => {
    const cells = authorityCells(record, context, report)
    return cells ? [cells] : []
  }),
  name: 'atomAuthority',
  kinds: authorityKinds,
  fileName: 'atom-authority-records.csv',
  check: text => checkAtomCsv('authority', text)
}

/** Relationships between authority records, in the 8 columns of its template. */
export const atomRelationExport: ExportFormat = {
  ...atomFormat(authorityRelationshipHeaders, () => {
    const seen = new Set<string>()
    return (record, context, report) => relationCells(record, context, report, seen)
  }),
  name: 'atomRelation',
  kinds: authorityKinds,
  fileName: 'atom-authority-relationships.csv',
  check: text => checkAtomCsv('authorityRelationship', text)
}

/** Units of description for AtoM, in the 56 columns of its template, parents above their children. */
export const atomIsadExport: ExportFormat = {
  ...atomFormat(isadHeaders, () => (record, context, report, plan) => [
    isadCells(record, context, report, plan)
  ]),
  name: 'atomIsad',
  kinds: ['document'],
  fileName: 'atom-isad-descriptions.csv',
  isTree: true,
  check: text => checkAtomCsv('isad', text)
}

/** Creators as events of descriptions that AtoM has already, in the 4 columns of its template. */
export const atomEventExport: ExportFormat = {
  ...atomFormat(
    eventHeaders,
    () =>
      (record, context, report, { outline }) =>
        creatorNames(record, context, report).map(eventActorName => ({
          legacyId: legacyId(record.id, outline),
          eventActorName,
          eventType: 'Creation',
          culture: context.locale
        }))
  ),
  name: 'atomEvent',
  kinds: ['document'],
  fileName: 'atom-events.csv',
  isTree: true,
  check: text => checkAtomCsv('event', text)
}

/** The repositories that descriptions name, each once, in the 44 columns of its template. */
export const atomRepositoryExport: ExportFormat = {
  ...atomFormat(repositoryHeaders, () => {
    const seen = new Set<string>()
    return (record, context, report) => {
      const name = atomText(textOf(valueOf(record, 'repository')), 'repository', report)
      if (name === '' || seen.has(name)) return []
      seen.add(name)
      return [{ legacyId: name, authorizedFormOfName: name, culture: context.locale }]
    }
  }),
  name: 'atomRepository',
  kinds: ['document'],
  fileName: 'atom-repositories.csv',
  check: text => checkAtomCsv('repository', text)
}

/** All that AtoM takes, in the order in which it must be imported. Events stand in the descriptions. */
export const atomSetExport: ExportFormat = formatOfParts('atomSet', 'AtoM', [
  atomRepositoryExport,
  atomAuthorityExport,
  atomRelationExport,
  atomIsadExport
])
