import { partOf, textOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import type { XmlDates } from './dates'
import { line } from './markup'
import { partDates, partText } from './recordView'
import type { RecordView } from './recordView'

/** EAC-CPF 2010's types of a relation between entities, said of the target. */
export type RelationType =
  | 'hierarchical-parent'
  | 'hierarchical-child'
  | 'temporal-earlier'
  | 'temporal-later'
  | 'associative'

export interface EntityRelation {
  readonly field: string
  readonly target: CatalogueRecord
  readonly title: string
  readonly targetType: 'person' | 'corporateBody' | 'resource'
  readonly type: RelationType
  /** What the target is to the record, in words. */
  readonly role: string
  readonly dates: XmlDates | null
  readonly note: string
}

const byField: Readonly<Record<string, RelationType>> = {
  parent: 'hierarchical-parent',
  organisation: 'hierarchical-parent',
  predecessors: 'temporal-earlier',
  successors: 'temporal-later'
}

const byCode: Readonly<Record<string, RelationType>> = {
  superiorOf: 'hierarchical-child',
  subordinateOf: 'hierarchical-parent',
  predecessorOf: 'temporal-later',
  successorOf: 'temporal-earlier'
}

const bodies = new Set(['organisation', 'section', 'governingBody'])

export function entityRelations(view: RecordView): readonly EntityRelation[] {
  const { kind, context } = view
  const made = (
    field: string,
    id: string,
    rest: Pick<EntityRelation, 'type' | 'role' | 'dates' | 'note'>
  ): EntityRelation[] => {
    const target = context.get(id)
    if (!target) {
      if (id !== '') view.report(field, 'inTrash')
      return []
    }
    const title = view.titleOf(target) || target.id
    return [{ field, target, title, targetType: targetTypeOf(target), ...rest }]
  }
  const direct = kind.fields.flatMap(field =>
    view.values(byField[field.name] ? field.name : '').flatMap(id =>
      made(field.name, textOf(id), {
        type: byField[field.name] ?? 'associative',
        role: line(field.label[context.locale]),
        dates: null,
        note: ''
      })
    )
  )
  const roles = view.values('roles').flatMap(value =>
    made('roles', textOf(partOf(value, 'body')), {
      type: 'associative',
      role: view.shownPart('roles', 'role', value),
      dates: partDates(value),
      note: ''
    })
  )
  const stated = view.values('relations').flatMap(value =>
    made('relations', textOf(partOf(value, 'target')), {
      type: byCode[textOf(partOf(value, 'type'))] ?? 'associative',
      role: view.shownPart('relations', 'type', value),
      dates: partDates(value),
      note: partText(value, 'note')
    })
  )
  return [...direct, ...roles, ...stated]
}

function targetTypeOf({ kind }: CatalogueRecord): EntityRelation['targetType'] {
  if (kind === 'person') return 'person'
  return bodies.has(kind) ? 'corporateBody' : 'resource'
}
