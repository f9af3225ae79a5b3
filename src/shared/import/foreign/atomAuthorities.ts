import type { SourceRow } from '../sourceRow'
import { atomStatus } from './atomStatus'
import { identifierCells, nameCells, placeCells } from './entityCells'
import type { EntityName } from './entityCells'
import { foreignCells } from './foreignCells'
import type { ForeignCells } from './foreignCells'
import { headerFor, sourceRowMaker } from './ownRows'
import type { OwnRow } from './ownRows'
import { corporateKinds } from './translation'
import type { CorporateKind, ForeignTable, Translator } from './translation'

/** AtoM's authority records: its template and its export. */
export const atomAuthorities: ForeignTable = {
  recognises: header => header.includes('authorizedFormOfName') && header.includes('typeOfEntity'),
  kinds: corporate => [headerFor(corporate), headerFor('person')],
  // Rows say themselves which record they are about: the one of that name.
  match: () => ({}),
  translator
}

/** An authority record with what a translation of it may still add. */
interface Authority {
  readonly line: number
  readonly legacyId: string
  readonly culture: string
  readonly names: readonly EntityName[]
  readonly row: Omit<OwnRow, 'line'>
}

function translator(header: readonly string[], corporate: CorporateKind): Translator {
  const toRow = sourceRowMaker([headerFor(corporate), headerFor('person')])
  let held: Authority | null = null

  function finish(): readonly SourceRow[] {
    if (!held) return []
    const { line, names, row } = held
    held = null
    return [toRow({ ...row, line, cells: { ...row.cells, ...nameCells(names) } })]
  }

  return {
    row({ line, cells }) {
      const read = foreignCells(header, cells)
      const legacyId = read.take('legacyId')
      const culture = read.take('culture')
      const isTranslation =
        held !== null && legacyId !== '' && held.legacyId === legacyId && held.culture !== culture
      if (held && isTranslation) {
        held = withTranslation(held, culture, read)
        return []
      }
      const before = finish()
      held = authority(line, legacyId, culture, read, corporate)
      return before
    },
    end: finish
  }
}

function authority(
  line: number,
  legacyId: string,
  culture: string,
  read: ForeignCells,
  corporate: CorporateKind
): Authority {
  const { take, list } = read
  const name = take('authorizedFormOfName')
  const entity = take('typeOfEntity')
  const isPerson = entity === 'Person'
  const names: EntityName[] = [
    { text: name, type: 'authorised' },
    ...list('parallelFormsOfName').map(text => ({ text, type: 'parallel' })),
    ...list('standardizedFormsOfName').map(text => ({ text, type: 'other' })),
    ...list('otherFormsOfName').map(text => ({ text, type: 'other' }))
  ]
  const cells = {
    reference_code: take('descriptionIdentifier'),
    dates_of_existence: take('datesOfExistence'),
    history: take('history'),
    status: atomStatus(read, 'status'),
    tags: list('subjectAccessPoints'),
    ...(isPerson
      ? { role: list('actorOccupations') }
      : {
          form: take('legalStatus'),
          functions: take('functions'),
          ...placeCells(take('places')),
          ...identifierCells(take('corporateBodyIdentifiers').split(/\s*;\s*/))
        })
  }
  const others = [
    ...read.rest(),
    { header: 'legacyId', text: legacyId },
    { header: 'culture', text: culture },
    // What is neither of ours is not forgotten.
    { header: 'typeOfEntity', text: isPerson || entity === 'Corporate body' ? '' : entity }
  ]
  const kind = isPerson ? 'person' : corporate
  const about = { text: name, kinds: isPerson ? ['person'] : corporateKinds }
  const row = { kind, cells, others, ...(name === '' ? {} : { about }) }
  return { line, legacyId, culture, names, row }
}

/** The same entity in another language: its name is a parallel one, and now both names' languages are known. */
function withTranslation(held: Authority, culture: string, read: ForeignCells): Authority {
  const text = read.take('authorizedFormOfName')
  read.take('typeOfEntity')
  const [main, ...more] = held.names
  const names = [
    ...(main ? [{ ...main, language: held.culture }] : []),
    ...more,
    { text, type: 'parallel', language: culture }
  ]
  const others = read.rest().map(({ header, text: other }) => ({
    header: `${header} [${culture}]`,
    text: other
  }))
  return { ...held, names, row: { ...held.row, others: [...(held.row.others ?? []), ...others] } }
}
