import { isRecordId } from '../../records/references'
import { ownRow } from '../sourceRow'
import {
  agentRows,
  agents,
  dates,
  extent,
  isTrue,
  language,
  level,
  passAlike,
  subjects
} from './aspaceParts'
import { foreignCells } from './foreignCells'
import type { ForeignCells } from './foreignCells'
import { headerFor, sourceRowMaker } from './ownRows'
import type { OwnCells, OwnRow } from './ownRows'
import type { CorporateKind, ForeignTable, Translator } from './translation'

const marker = 'ArchivesSpace field code'
/** Kept with a unit that has no identifier of its own, so that the same file finds it again. */
const pathColumn = 'archivesspace_path'

const documents = headerFor('document', ['ref_id', pathColumn])

function kindsFor(corporate: CorporateKind) {
  return [documents, headerFor('person'), headerFor(corporate)]
}

/** ArchivesSpace's bulk import of archival objects: a row of codes, a row of labels, and rows by their depth. */
export const aspaceObjects: ForeignTable = {
  recognises: header =>
    (header[0] ?? '').startsWith(marker) &&
    header.includes('hierarchy') &&
    header.includes('title'),
  kinds: kindsFor,
  match(kind, rows) {
    if (kind !== 'document') return { found: 'skip' }
    const at = (name: string): number => documents.header.indexOf(name)
    const isFilled = (name: string): boolean =>
      rows.length > 0 && rows.every(row => (row[at(name)] ?? '') !== '')
    if (isFilled('ref_id')) return { match: { by: 'columns', columns: [at('ref_id')] } }
    if (isFilled('reference_code')) return { match: { by: 'referenceCode', columns: [] } }
    return { match: { by: 'columns', columns: [at('ref_id'), at(pathColumn)] } }
  },
  translator
}

interface Level {
  readonly depth: number
  readonly key: string
  readonly path: string
}

function translator(first: readonly string[], corporate: CorporateKind): Translator {
  const toRow = sourceRowMaker(kindsFor(corporate))
  const makeAgents = agentRows(corporate)
  const paths = new Map<string, number>()
  let header = first
  let above: readonly Level[] = []

  /** The same title twice below one parent is told apart by its number. */
  function pathOf(parent: string, title: string): string {
    const path = `${parent} / ${title}`
    const count = (paths.get(path) ?? 0) + 1
    paths.set(path, count)
    return count === 1 ? path : `${path} (${String(count)})`
  }

  return {
    row({ line, cells }) {
      const mark = (cells[0] ?? '').trim()
      if (mark.startsWith(marker)) header = cells
      // Labels, and the codes once more.
      if (mark !== '') return []
      const read = foreignCells(header, cells)
      const depth = Math.max(1, Number(read.take('hierarchy')) || 1)
      above = above.filter(one => one.depth < depth)
      const parent = above.at(-1)
      const object = unit(read)
      const path = pathOf(parent?.path ?? '', String(object.cells['title'] ?? ''))
      const own = { depth, key: `${String(line)}`, path }
      above = [...above, own]
      const row: OwnRow = {
        line,
        kind: 'document',
        key: own.key,
        cells: {
          ...object.cells,
          ...(parent ? { parent: ownRow(parent.key) } : {}),
          [pathColumn]: isNamed(object.cells) ? '' : path
        },
        others: read.rest()
      }
      return [...makeAgents(line, object.found), row].map(toRow)
    },
    end: () => []
  }
}

function isNamed({ id, ref_id, reference_code }: OwnCells): boolean {
  return [id, ref_id, reference_code].some(text => text !== '')
}

function unit(read: ForeignCells): {
  readonly cells: OwnCells
  readonly found: ReturnType<typeof agents>['found']
} {
  const { take, names } = read
  const own = agents(read)
  const isPublished = isTrue(read, 'publish')
  const reference = take('ref_id')
  // Notes that are as public as the unit say nothing more.
  for (const column of names(/^p_/)) passAlike(read, column, isPublished)
  const languages = names(/^l_lang(_\d+)?$/).map(take)
  const scripts = names(/^l_langscript(_\d+)?$/).map(take)
  return {
    found: own.found,
    cells: {
      ...own.cells,
      // Our own export calls units by their ids.
      id: isRecordId(reference) ? reference : '',
      ref_id: isRecordId(reference) ? '' : reference,
      reference_code: take('unit_id'),
      title: take('title'),
      level: level(take('level'), '') || level('', take('other_level')),
      ...dates(read),
      extent: extent(read) || take('n_physdesc'),
      language: languages.filter(Boolean).map(language),
      script: scripts.filter(Boolean),
      scope_and_content: take('n_scopecontent'),
      archival_history: take('n_custodhist'),
      arrangement: take('n_arrangement'),
      access: take('n_accessrestrict'),
      public_notes: [take('n_odd')].filter(Boolean),
      tags: subjects(read),
      status: isPublished ? 'published' : ''
    }
  }
}
