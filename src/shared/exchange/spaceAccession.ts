import { spaceDate } from '../archivesSpace/dates'
import { oneLine } from '../records/display'
import { kindNamed } from '../records/kinds'
import { textOf, valueOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { asDate } from '../records/typedValues'
import { reportUnexported } from './atomRecord'
import type { Cells } from './cellsExport'
import type { ExportContext } from './context'
import type { ReportLoss } from './losses'
import { creatorsOf } from './spaceAgents'
import { codeOrId } from './spaceArchivalObject'
import { bibliographicCode, scriptCode } from './xml/codes'

const notes: Readonly<Record<string, string>> = {
  scopeAndContent: 'accession_content_description',
  archivalHistory: 'accession_provenance',
  publicNotes: 'accession_general_note',
  findingAids: 'accession_inventory',
  access: 'accession_access_restrictions_note'
}
const exported = new Set([
  ...Object.keys(notes),
  ...['title', 'dates', 'creators', 'languages', 'scripts', 'referenceCode', 'extent'],
  ...['parent', 'level', 'status', 'tags', 'attachments', 'repository']
])

/** The row of a unit without a parent, as it came into the archive, with its first creator as agent. */
export function accessionCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Cells {
  const kind = kindNamed('document')
  if (kind) reportUnexported(kind, exported, record, context, report)
  report('referenceCode', 'madeUpDate')
  const texts = Object.entries(notes).map(([field, column]) => {
    const all = valuesOf(record, field).map(textOf)
    return [column, all.join('\n\n').replace(/\r\n?/g, '\n')] as const
  })
  const language = textOf(valuesOf(record, 'languages')[0] ?? null)
  const script = textOf(valuesOf(record, 'scripts')[0] ?? null)
  if (valuesOf(record, 'languages').length > 1) report('languages', 'tooManyValues')
  const code = bibliographicCode(language) ?? language
  return {
    ...Object.fromEntries(texts),
    accession_title: oneLine(textOf(valueOf(record, 'title'))) || codeOrId(record),
    accession_number_1: codeOrId(record),
    // The day of the accession is not catalogued; that of the entry stands for it.
    accession_accession_date: new Date(record.createdAt).toISOString().slice(0, 10),
    accession_publish: valueOf(record, 'status') === 'published' ? 't' : 'f',
    lang_material_language: /^[a-z]{3}$/.test(code) ? code : '',
    lang_material_script: language === '' ? '' : (scriptCode(script) ?? ''),
    ...extent(record, report),
    ...dateCells(record),
    ...agent(record, context, report),
    ...subject(record, report)
  }
}

function extent(record: CatalogueRecord, report: ReportLoss): Cells {
  const text = textOf(valueOf(record, 'extent'))
  if (text === '') return {}
  report('extent', 'freeExtent')
  return { extent_container_summary: oneLine(text) }
}

function dateCells(record: CatalogueRecord): Cells {
  const date = asDate(valueOf(record, 'dates'))
  if (!date) return {}
  const { expression, begin, end, type } = spaceDate(date)
  return {
    date_1_label: 'creation',
    date_1_expression: oneLine(expression),
    date_1_begin: begin,
    date_1_end: end,
    date_1_type: type
  }
}

/** A row has room for one agent. */
function agent(record: CatalogueRecord, context: ExportContext, report: ReportLoss): Cells {
  const [first, ...others] = creatorsOf(record, context, report)
  if (!first) return {}
  if (others.length > 0) report('creators', 'tooManyValues')
  const [primary = '', ...rest] = first.isPerson ? first.name.split(',') : [first.name]
  return {
    agent_role: 'creator',
    agent_type: first.isPerson ? 'agent_person' : 'agent_corporate_entity',
    agent_name_primary_name: primary.trim(),
    agent_name_rest_of_name: rest.join(',').trim(),
    agent_name_name_order: first.isPerson && rest.length > 0 ? 'inverted' : 'direct',
    agent_name_source: 'local'
  }
}

function subject(record: CatalogueRecord, report: ReportLoss): Cells {
  const [tag, ...others] = valuesOf(record, 'tags').map(textOf)
  if (tag === undefined) return {}
  if (others.length > 0) report('tags', 'tooManyValues')
  return { subject_source: 'local', subject_term: oneLine(tag), subject_term_type: 'topical' }
}
