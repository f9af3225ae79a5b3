import { isRecordId } from '../../records/references'
import { hash53 } from '../hash'
import { HashSet } from '../hashSet'
import { ownRow } from '../sourceRow'
import type { SourceRow } from '../sourceRow'
import { atomEvents, withPresentNames } from './atomEventLists'
import { atomStatus } from './atomStatus'
import { foreignCells } from './foreignCells'
import type { ForeignCells } from './foreignCells'
import { headerFor, sourceRowMaker } from './ownRows'
import type { OwnRow } from './ownRows'
import type { ForeignTable, Translator } from './translation'

const kinds = [headerFor('document', ['legacyId'])]
const toRow = sourceRowMaker(kinds)

/** AtoM's descriptions by ISAD(G): its template and its export; those by RAD and by other rules have the same columns and more. */
export const atomDescriptions: ForeignTable = {
  recognises: header =>
    header.includes('legacyId') &&
    header.includes('levelOfDescription') &&
    (header.includes('parentId') || header.includes('qubitParentSlug')),
  kinds: () => kinds,
  match(_, rows) {
    const at = (name: string): number => kinds[0]?.header.indexOf(name) ?? -1
    const codes = rows.map(row => row[at('reference_code')] ?? '').filter(code => code !== '')
    // Our own export calls units without a code by their ids.
    const areNamed = rows.every(row => Boolean(row[at('reference_code')] || row[at('id')]))
    const areCodes = areNamed && new Set(codes).size === codes.length
    const columns = [at('legacyId'), at('title')]
    return { match: areCodes ? { by: 'referenceCode', columns: [] } : { by: 'columns', columns } }
  },
  translator
}

/** A row directly below with the same `legacyId` and another culture is the same unit in another language. */
function translator(given: readonly string[]): Translator {
  const header = withPresentNames(given)
  const seen = new HashSet()
  let held: OwnRow | null = null
  let heldId = ''

  function finish(): readonly SourceRow[] {
    const rows = held ? [toRow(held)] : []
    held = null
    return rows
  }

  return {
    row({ line, cells }) {
      const read = foreignCells(header, cells)
      const legacyId = read.take('legacyId')
      if (held && legacyId !== '' && legacyId === heldId) {
        held = withTranslation(held, read)
        return []
      }
      const before = finish()
      held = description(line, legacyId, read, id => seen.has(hash53(id)))
      heldId = legacyId
      if (legacyId !== '') seen.add(hash53(legacyId))
      return before
    },
    end: finish
  }
}

function description(
  line: number,
  legacyId: string,
  read: ForeignCells,
  isAbove: (legacyId: string) => boolean
): OwnRow {
  const { take, list } = read
  const cells = {
    id: isRecordId(legacyId) ? legacyId : '',
    legacyId: isRecordId(legacyId) ? '' : legacyId,
    reference_code: take('identifier'),
    title: take('title'),
    level: take('levelOfDescription'),
    ...parentCells(take('parentId'), take('qubitParentSlug'), isAbove),
    extent: take('extentAndMedium'),
    repository: take('repository'),
    archival_history: take('archivalHistory'),
    scope_and_content: take('scopeAndContent'),
    arrangement: take('arrangement'),
    access: take('accessConditions'),
    language: list('language'),
    script: list('script'),
    finding_aids: take('findingAids'),
    location_of_copies: take('locationOfCopies'),
    public_notes: list('generalNote'),
    tags: list('subjectAccessPoints'),
    status: atomStatus(read, 'descriptionStatus'),
    ...atomEvents(read)
  }
  return { line, kind: 'document', key: legacyId, cells, others: read.rest() }
}

function parentCells(
  parent: string,
  slug: string,
  isAbove: (legacyId: string) => boolean
): Readonly<Record<string, string>> {
  if (isRecordId(parent)) return { parent_id: parent }
  if (parent !== '' && isAbove(parent)) return { parent: ownRow(parent) }
  return { parent: parent || slug }
}

/** Texts in another language have no field of their own: they are kept under the column's name with the language. */
function withTranslation(unit: OwnRow, read: ForeignCells): OwnRow {
  const culture = read.take('culture') || '?'
  const others = read.rest().map(({ header, text }) => ({ header: `${header} [${culture}]`, text }))
  return { ...unit, others: [...(unit.others ?? []), ...others] }
}
