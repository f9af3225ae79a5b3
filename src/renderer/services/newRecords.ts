import type { Json, Operation } from '../../shared/changeLog/changeset'
import { setElement, setField } from '../../shared/changeLog/edit'
import type { Subject } from '../../shared/changeLog/edit'
import { kindNamed } from '../../shared/records/kinds'
import { deletedField, isElements } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'

/** Fields that name one record only and are not copied to another. */
const unique = new Set([deletedField, 'referenceCode', 'identifiers', 'attachments'])

/** The values that "new like this" takes over: those of the fields declared as carried. */
export function carriedOperations(subject: Subject, like: CatalogueRecord): Operation[] {
  const carried = new Set(
    kindNamed(like.kind)
      ?.fields.filter(field => field.carried)
      .map(field => field.name)
  )
  return copyOperations(subject, like, field => carried.has(field))
}

/** Everything but what names the record; its status begins again. */
export function duplicateOperations(subject: Subject, like: CatalogueRecord): Operation[] {
  return copyOperations(subject, like, field => !unique.has(field) && field !== 'status')
}

function copyOperations(
  subject: Subject,
  like: CatalogueRecord,
  isCopied: (field: string) => boolean
): Operation[] {
  return Object.entries(like.values)
    .filter(([field]) => isCopied(field))
    .flatMap(([field, value]) =>
      isElements(value)
        ? value.map(element => setElement(subject, field, element.key, element))
        : [setField(subject, field, value as Json)]
    )
}
