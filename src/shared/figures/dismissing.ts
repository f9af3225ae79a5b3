import type { Operation } from '../changeLog/changeset'
import { appendElement, setElement } from '../changeLog/edit'
import { elementsOf, partOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { Finding } from './checks'

/** Sets a finding aside with a reason: recorded with the figure, so that everybody sees it, and undone like any edit. */
export function dismissOperations(
  record: CatalogueRecord,
  { check, found }: Pick<Finding, 'check' | 'found'>,
  reason: string,
  newKey: () => string
): readonly Operation[] {
  const value = { check, reason: reason.trim(), found }
  const known = elementsOf(record, 'dismissedChecks').find(
    element => partOf(element.value, 'check') === check && partOf(element.value, 'found') === found
  )
  return known
    ? [setElement(record, 'dismissedChecks', known.key, { order: known.order, value })]
    : [appendElement(record, 'dismissedChecks', newKey(), value)]
}

/** Takes up again what was set aside. */
export function reopenOperations(
  record: CatalogueRecord,
  { check, found }: Pick<Finding, 'check' | 'found'>
): readonly Operation[] {
  return elementsOf(record, 'dismissedChecks')
    .filter(({ value }) => partOf(value, 'check') === check && partOf(value, 'found') === found)
    .map(({ key }) => setElement(record, 'dismissedChecks', key, null))
}
