import { partsOfRegister } from '../../changeLog/registers'
import type { Json } from '../../changeLog/changeset'
import { displayField, displayValue } from '../../records/display'
import type { Kind } from '../../records/kind'
import { fieldOf } from '../../records/kind'
import { kindNamed } from '../../records/kinds'
import { isDeleted, partOf, textOf, valueOf, valuesOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { asDate } from '../../records/typedValues'
import { termLabel } from '../../vocabularies/vocabularies'
import type { VocabularyName } from '../../vocabularies/vocabularies'
import { createExportContext } from '../context'
import type { ExportContext } from '../context'
import { lossReporter } from '../losses'
import type { Loss, ReportLoss } from '../losses'
import { xmlDates } from './dates'
import type { XmlDates } from './dates'
import { hasUnbearable, line } from './markup'

/** A record as the XML formats read it: what is in the trash is not there, and what is lost is told once. */
export interface RecordView {
  readonly record: CatalogueRecord
  readonly kind: Kind
  readonly context: ExportContext
  readonly report: ReportLoss
  /** The text of a field, or of the first of its values. */
  text(field: string): string
  texts(field: string): readonly string[]
  values(field: string): readonly Json[]
  dates(field: string): XmlDates | null
  /** The value as people read it: the label of a term, the title of a record. */
  shown(field: string): string
  shownPart(field: string, part: string, value: Json): string
  /** The records a field refers to. */
  referred(field: string): readonly CatalogueRecord[]
  titleOf(record: CatalogueRecord): string
  termLabel(vocabulary: VocabularyName, code: string): string
}

export function partDates(value: Json, part = 'dates'): XmlDates | null {
  return xmlDates(asDate(partOf(value, part)))
}

export function partText(value: Json, part: string): string {
  return line(textOf(partOf(value, part)))
}

/** Undefined for a kind of a newer version. */
export function viewOf(
  record: CatalogueRecord,
  given: ExportContext,
  losses: Loss[]
): RecordView | undefined {
  const kind = kindNamed(record.kind)
  if (!kind) return undefined
  const context = withoutTrash(given)
  const { locale, labelOf } = context
  const report = lossReporter(record.id, losses)
  const reach = (field: string, id: string): CatalogueRecord[] => {
    const found = context.get(id)
    if (!found && id !== '') report(field, 'inTrash')
    return found ? [found] : []
  }
  return {
    record,
    kind,
    context,
    report,
    text: field => textOf(valuesOf(record, field)[0] ?? null),
    texts: field => valuesOf(record, field).map(textOf),
    values: field => valuesOf(record, field),
    dates: field => xmlDates(asDate(valueOf(record, field))),
    shown: field => line(displayField(kind, field, record, locale, labelOf)),
    shownPart(field, part, value) {
      const found = fieldOf(kind, field)?.parts?.find(({ name }) => name === part)
      return found ? line(displayValue(found, partOf(value, part), locale, labelOf, kind)) : ''
    },
    referred: field => valuesOf(record, field).flatMap(id => reach(field, textOf(id))),
    titleOf: ({ id }) => line(labelOf(id)),
    termLabel: (vocabulary, code) => line(termLabel(vocabulary, code, locale))
  }
}

function withoutTrash(context: ExportContext): ExportContext {
  const get = (id: string): CatalogueRecord | undefined => {
    const record = context.get(id)
    return record && !isDeleted(record) ? record : undefined
  }
  return createExportContext(get, context.locale, id => context.figuresOf(id))
}

/** Fields that stay at home on purpose, which is no loss. */
const privateField = 'privateNotes'

/** Reports what no element takes, what XML cannot write and what contradicts itself. */
export function reportLosses(view: RecordView, taken: ReadonlySet<string>): void {
  const { kind, record, context, report } = view
  for (const { name } of kind.fields) {
    if (name === privateField) continue
    if (taken.has(name)) {
      if (valuesOf(record, name).some(holdsUnbearable)) report(name, 'controlCharacters')
    } else if (displayField(kind, name, record, context.locale, context.labelOf) !== '') {
      report(name, 'noElement')
    }
  }
  for (const register of Object.keys(record.conflicts ?? {})) {
    const { field } = partsOfRegister(register)
    if (field !== privateField && taken.has(field)) report(field, 'conflict')
  }
}

function holdsUnbearable(value: Json): boolean {
  if (typeof value === 'string') return hasUnbearable(value)
  if (value === null || typeof value !== 'object') return false
  return Object.values(value).some(holdsUnbearable)
}
