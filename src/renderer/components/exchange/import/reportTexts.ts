import type { Json } from '../../../../shared/changeLog/changeset'
import type { ImportPlan } from '../../../../shared/import/plan'
import { displayValue } from '../../../../shared/records/display'
import { fieldOf } from '../../../../shared/records/kind'
import { kindNamed } from '../../../../shared/records/kinds'
import { otherColumnsField } from '../../../../shared/records/otherColumns'
import { partOf, textOf } from '../../../../shared/records/record'
import type { Locale } from '../../../../shared/records/words'
import type { ReportEntry } from '../../../../shared/import/run/report'

/** The column of the file that a fault is in; that of our own where the file is another system's. */
export function columnName(
  plans: readonly ImportPlan[],
  { column, kind }: { readonly column: number | null; readonly kind: string }
): string {
  const plan = plans.find(candidate => candidate.kind === kind) ?? plans[0]
  return column === null ? '' : (plan?.columns[column]?.header ?? '')
}

/** The name of an entry's field in the language of the interface. */
export function fieldLabel({ kind, field = '' }: ReportEntry, locale: Locale): string {
  const own = kindNamed(kind)
  return (own && fieldOf(own, field)?.label[locale]) ?? field
}

/** A value in one line; of a date also what was understood. */
export function valueText(
  { kind, field = '' }: ReportEntry,
  value: Json | undefined,
  locale: Locale,
  labelOf: (id: string) => string
): string {
  const own = kindNamed(kind)
  const declared = own && fieldOf(own, field)
  if (!declared || value === undefined || value === null) return ''
  const values = Array.isArray(value) ? (value as readonly Json[]) : [value]
  return values
    .map(one => {
      if (field === otherColumnsField)
        return `${textOf(partOf(one, 'column'))}: ${textOf(partOf(one, 'text'))}`
      const text = displayValue(declared, one, locale, labelOf, own)
      const edtf = declared.type === 'date' ? textOf(partOf(one, 'edtf')) : ''
      return edtf === '' || edtf === text ? text : `${text} (${edtf})`
    })
    .filter(text => text !== '')
    .join('; ')
}
