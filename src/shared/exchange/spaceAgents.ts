import { textOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { termLabel } from '../vocabularies/vocabularies'
import { line } from './xml/markup'
import type { Cells } from './cellsExport'
import type { ExportContext } from './context'
import type { ReportLoss } from './losses'

interface Agent {
  readonly name: string
  readonly isPerson: boolean
}

/** The creators of a unit that have a name, as agents. */
export function creatorsOf(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): readonly Agent[] {
  return valuesOf(record, 'creators').flatMap(id => {
    const creator = context.get(textOf(id))
    const name = creator ? line(context.labelOf(creator.id)) : ''
    if (name === '') report('creators', 'inTrash')
    return creator && name !== '' ? [{ name, isPerson: creator.kind === 'person' }] : []
  })
}

/** ArchivesSpace has numbered columns instead of separators. */
function numbered(
  agents: readonly Agent[],
  prefix: string,
  most: number,
  report: ReportLoss
): Cells {
  if (agents.length > most) report('creators', 'tooManyValues')
  const cells = agents
    .slice(0, most)
    .flatMap(({ name }, index) => [
      [`${prefix}_agent_header_${String(index + 1)}`, name] as const,
      [`${prefix}_agent_role_${String(index + 1)}`, 'creator'] as const
    ])
  return Object.fromEntries(cells)
}

export function agentCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Cells {
  const agents = creatorsOf(record, context, report)
  return {
    ...numbered(
      agents.filter(({ isPerson }) => isPerson),
      'people',
      5,
      report
    ),
    ...numbered(
      agents.filter(({ isPerson }) => !isPerson),
      'corporate_entities',
      3,
      report
    )
  }
}

export function subjectCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Cells {
  const terms = valuesOf(record, 'tags').map(tag => termLabel('tags', textOf(tag), context.locale))
  if (terms.length > 2) report('tags', 'tooManyValues')
  const cells = terms
    .slice(0, 2)
    .flatMap((term, index) => [
      [`subject_${String(index + 1)}_term`, line(term)] as const,
      [`subject_${String(index + 1)}_type`, 'topical'] as const,
      [`subject_${String(index + 1)}_source`, 'local'] as const
    ])
  return Object.fromEntries(cells)
}
