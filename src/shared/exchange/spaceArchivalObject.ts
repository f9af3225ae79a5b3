import { spaceDate } from '../archivesSpace/dates'
import { oneLine } from '../records/display'
import { kindNamed } from '../records/kinds'
import { textOf, valueOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { asDate } from '../records/typedValues'
import { reportUnexported } from './atomRecord'
import type { Cells } from './cellsExport'
import type { ExportContext } from './context'
import type { FilePlan } from './format'
import type { ReportLoss } from './losses'
import { agentCells, subjectCells } from './spaceAgents'
import { bibliographicCode, scriptCode } from './xml/codes'

/** Units that are a resource of ArchivesSpace themselves. */
const resourceLevels = new Set(['fonds', 'collection'])
const levels = new Set(['fonds', 'subfonds', 'collection', 'series', 'subseries', 'file', 'item'])

/** Notes by our field; each has a column with its text and one that says whether the public sees it. */
const notes: Readonly<Record<string, string>> = {
  scopeAndContent: 'scopecontent',
  access: 'accessrestrict',
  arrangement: 'arrangement',
  archivalHistory: 'custodhist',
  extent: 'physdesc',
  publicNotes: 'odd'
}
const exported = new Set([
  ...Object.keys(notes),
  ...['title', 'level', 'parent', 'dates', 'creators', 'languages', 'scripts', 'referenceCode'],
  ...['status', 'tags', 'attachments', 'repository']
])

/** The code of a unit, or its id where it has none. */
export function codeOrId(record: CatalogueRecord): string {
  return textOf(valueOf(record, 'referenceCode')).trim() || record.id
}

function placeOf(record: CatalogueRecord, { outline }: FilePlan) {
  return outline?.places.get(record.id)
}

export function isResource(record: CatalogueRecord, plan: FilePlan): boolean {
  const isTop = (placeOf(record, plan)?.depth ?? 0) === 0
  return isTop && resourceLevels.has(textOf(valueOf(record, 'level')))
}

/**
 * The top of the tree is its resource, which must be there in ArchivesSpace: a fonds or collection is no row, every
 * other top is one and needs a resource of its code all the same.
 */
export interface ResourceOfFile {
  /** EAD ID by which the import finds the resource. */
  readonly ead: string
  /** Levels above the first that is written. */
  readonly above: number
}

export function resourceOf(top: CatalogueRecord, plan: FilePlan): ResourceOfFile {
  return { ead: codeOrId(top), above: isResource(top, plan) ? 1 : 0 }
}

/** The row of an archival object, in the columns behind the marker. */
export function archivalObjectCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss,
  plan: FilePlan,
  { ead, above }: ResourceOfFile
): Cells {
  const kind = kindNamed('document')
  if (kind) reportUnexported(kind, exported, record, context, report)
  const title = oneLine(textOf(valueOf(record, 'title')))
  const dates = dateCells(record)
  if (title === '' && !dates['expression_1']) report('title', 'noTitleOrDate')
  const depth = (placeOf(record, plan)?.depth ?? 0) + 1 - above
  return {
    ead,
    ref_id: record.id,
    // One of the two is demanded.
    title: title === '' && !dates['expression_1'] ? codeOrId(record) : title,
    unit_id: oneLine(textOf(valueOf(record, 'referenceCode'))),
    hierarchy: String(Math.max(1, depth)),
    ...levelCells(record),
    publish: published(record),
    ...dates,
    ...languageCells(record, report),
    ...agentCells(record, context, report),
    ...subjectCells(record, context, report),
    ...noteCells(record, report)
  }
}

export function published(record: CatalogueRecord): string {
  return valueOf(record, 'status') === 'published' ? 't' : 'f'
}

function levelCells(record: CatalogueRecord): Cells {
  const level = textOf(valueOf(record, 'level'))
  return levels.has(level)
    ? { level }
    : { level: 'otherlevel', other_level: oneLine(level) || 'unspecified' }
}

function dateCells(record: CatalogueRecord): Cells {
  const date = asDate(valueOf(record, 'dates'))
  if (!date) return {}
  const { expression, begin, end, type, certainty } = spaceDate(date)
  return {
    dates_label_1: 'creation',
    begin_1: begin,
    end_1: end,
    date_type_1: type,
    expression_1: oneLine(expression),
    date_certainty_1: certainty,
    date_calendar_1: begin === '' && end === '' ? '' : 'gregorian'
  }
}

function languageCells(record: CatalogueRecord, report: ReportLoss): Cells {
  const codes = valuesOf(record, 'languages').map(textOf)
  const known = codes.map(code => bibliographicCode(code) ?? (code.length === 3 ? code : ''))
  if (codes.length > 2) report('languages', 'tooManyValues')
  const scripts = valuesOf(record, 'scripts').map(textOf)
  if (scripts.length > 2) report('scripts', 'tooManyValues')
  const [first = '', second = ''] = known
  const [script = '', otherScript = ''] = scripts.map(name => scriptCode(name) ?? '')
  return {
    l_lang: first,
    l_langscript: first === '' ? '' : script,
    l_lang_2: second,
    l_langscript_2: second === '' ? '' : otherScript
  }
}

/** The extent is a text here; ArchivesSpace counts in its own units, so it stands as a note. */
function noteCells(record: CatalogueRecord, report: ReportLoss): Cells {
  const cells = Object.entries(notes).flatMap(([field, note]) => {
    const text = valuesOf(record, field).map(textOf).filter(Boolean).join('\n\n')
    if (text === '') return []
    if (field === 'extent') report('extent', 'freeExtent')
    return [
      [`n_${note}`, text.replace(/\r\n?/g, '\n')] as const,
      [`p_${note}`, published(record)] as const
    ]
  })
  return Object.fromEntries(cells)
}
