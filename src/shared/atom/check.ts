import {
  checkCulture,
  checkFieldLengths,
  checkLanguages,
  checkNameLengths,
  checkScripts
} from './checks/codes'
import { checkColumnNames, checkDuplicateColumns, checkSampleValues } from './checks/columns'
import { checkDates } from './checks/dates'
import { checkDigitalObjectPaths, checkDigitalObjectUris } from './checks/digitalObjects'
import { checkEncoding } from './checks/encoding'
import { checkEventValues, checkParallelLists, checkStubActors } from './checks/events'
import {
  checkBackslashes,
  checkColumnCount,
  checkEmptyRows,
  checkLineEnds,
  checkRowLengths,
  checkSyntax
} from './checks/file'
import { checkLegacyIds, checkParents } from './checks/hierarchy'
import { checkAuthorityNames, checkRelations, checkRepositories } from './checks/names'
import {
  checkLiteralNull,
  checkPhysicalStorage,
  checkRepeatedValues,
  checkVocabularies
} from './checks/values'
import type { AtomIssue } from './issue'
import { readAtomTable, type AtomChecker, type AtomCheckOptions, type AtomKind } from './table'

const everyKind: readonly AtomChecker[] = [
  checkEncoding,
  checkLineEnds,
  checkSyntax,
  checkRowLengths,
  checkBackslashes,
  checkColumnNames,
  checkDuplicateColumns,
  checkColumnCount,
  checkEmptyRows,
  checkCulture,
  checkFieldLengths,
  checkNameLengths,
  checkRepeatedValues,
  checkLiteralNull,
  checkVocabularies,
  checkDates,
  checkParallelLists,
  checkSampleValues
]

const byKind: Readonly<Record<AtomKind, readonly AtomChecker[]>> = {
  isad: [
    checkLanguages,
    checkScripts,
    checkLegacyIds,
    checkParents,
    checkEventValues,
    checkStubActors,
    checkRepositories,
    checkPhysicalStorage,
    checkDigitalObjectPaths,
    checkDigitalObjectUris
  ],
  authority: [checkAuthorityNames, checkDigitalObjectPaths, checkDigitalObjectUris],
  authorityRelationship: [checkRelations],
  event: [],
  repository: [checkLanguages, checkScripts, checkAuthorityNames]
}

/**
 * Checks a CSV file for AtoM by the rules of AtoM's own validation and by those that it leaves unchecked. A
 * file without errors and warnings is imported as it is meant.
 */
export function checkAtomCsv(
  kind: AtomKind,
  text: string,
  options: AtomCheckOptions = {}
): AtomIssue[] {
  const table = readAtomTable(kind, text)
  return [...everyKind, ...byKind[kind]].flatMap(check => check(table, options))
}
