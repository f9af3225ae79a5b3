import type { Json } from '../changeLog/changeset'
import { isDeleted, partOf, textOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { termLabel } from '../vocabularies/vocabularies'
import { isoBounds } from './atomEvents'
import { atomName } from './atomRecord'
import { authorityKinds } from './atomAuthority'
import { atomText } from './atomTable'
import type { Cells } from './cellsExport'
import type { ExportContext } from './context'
import type { ReportLoss } from './losses'

interface Relation {
  readonly field: string
  readonly target: string
  readonly type: string
  /** The record stands where the target does otherwise. */
  readonly isTurned?: boolean
  readonly description?: string
  readonly dates?: Json
}

const superior = 'is the superior of'
const predecessor = 'is the predecessor of'

/** By our term the type of AtoM; every other relation is associative, and its term the description. */
const types: Readonly<Record<string, Pick<Relation, 'type' | 'isTurned'>>> = {
  superiorOf: { type: superior },
  subordinateOf: { type: superior, isTurned: true },
  predecessorOf: { type: predecessor },
  successorOf: { type: predecessor, isTurned: true }
}

function fieldRelations(record: CatalogueRecord): readonly Relation[] {
  const all = (field: string, type: string, isTurned: boolean): Relation[] =>
    valuesOf(record, field).map(id => ({ field, target: textOf(id), type, isTurned }))
  return [
    ...all('parent', superior, true),
    ...all('organisation', superior, true),
    ...all('predecessors', predecessor, true),
    ...all('successors', predecessor, false)
  ]
}

function groupRelations(record: CatalogueRecord, { locale }: ExportContext): readonly Relation[] {
  const stated = valuesOf(record, 'relations').map((value): Relation => {
    const type = textOf(partOf(value, 'type'))
    const label = types[type] ? '' : termLabel('relationTypes', type, locale)
    const note = textOf(partOf(value, 'note'))
    return {
      field: 'relations',
      target: textOf(partOf(value, 'target')),
      ...(types[type] ?? { type: 'associative' }),
      description: [label, note].filter(Boolean).join('; '),
      dates: partOf(value, 'dates')
    }
  })
  const roles = valuesOf(record, 'roles').map((value): Relation => ({
    field: 'roles',
    target: textOf(partOf(value, 'body')),
    type: 'associative',
    description: termLabel('roles', textOf(partOf(value, 'role')), locale),
    dates: partOf(value, 'dates')
  }))
  return [...stated, ...roles]
}

/**
 * The relationships of an authority record with others, each pair of names once for each type and in one direction
 * only: AtoM makes the converse.
 */
export function relationCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss,
  seen: Set<string>
): readonly Cells[] {
  const own = atomName(record, context, report)
  const relations = [...fieldRelations(record), ...groupRelations(record, context)]
  return relations.flatMap(relation => {
    const other = nameOfTarget(relation, context, report)
    if (own === '' || other === '') return []
    const [subject, object] = relation.isTurned === true ? [other, own] : [own, other]
    const description = atomText(relation.description ?? '', relation.field, report)
    const key = JSON.stringify([subject, relation.type, object, description])
    const isConverse = relation.type === 'associative' && seen.has(pairKey(object, subject))
    if (seen.has(key) || isConverse) return []
    seen.add(key).add(pairKey(subject, object))
    return [
      {
        subjectAuthorizedFormOfName: subject,
        relationType: relation.type,
        objectAuthorizedFormOfName: object,
        description,
        ...isoBounds(relation.dates ?? null, relation.field, report),
        culture: context.locale
      }
    ]
  })
}

function pairKey(subject: string, object: string): string {
  return JSON.stringify([subject, object])
}

/** The name of the target where it is an authority record itself; else empty. */
function nameOfTarget(
  { field, target }: Relation,
  context: ExportContext,
  report: ReportLoss
): string {
  if (target === '') return ''
  const record = context.get(target)
  if (!record || isDeleted(record)) {
    report(field, 'inTrash')
    return ''
  }
  if ((authorityKinds as readonly string[]).includes(record.kind))
    return atomName(record, context, report)
  report(field, 'relatedNoAuthority')
  return ''
}
