import { csvColumns } from '../../../../shared/exchange/csvColumns'
import type { CsvAspect } from '../../../../shared/exchange/csvColumn'
import { targetKey } from '../../../../shared/import/plan'
import type { ColumnRule, ImportTarget } from '../../../../shared/import/plan'
import { partsOf } from '../../../../shared/records/field'
import { fieldOf } from '../../../../shared/records/kind'
import type { Kind } from '../../../../shared/records/kind'
import type { Words } from '../../../../shared/records/words'

export interface TargetChoice {
  readonly key: string
  readonly label: string
  readonly target: ColumnRule['target']
}

/** Aspects beside the one that a person thinks of, which files of our own have. */
const furtherAspects: ReadonlySet<CsvAspect> = new Set([
  'edtf',
  'calendar',
  'id',
  'state',
  'lower',
  'upper',
  'approximate',
  'readings'
])
/** What only an export writes: it belongs to other records. */
const writtenOnly: ReadonlySet<CsvAspect> = new Set([
  'citedSource',
  'citedSourceId',
  'citedLocator',
  'citedQuote'
])

/** Every place of a kind that a column can go to, in the order of its form. */
export function targetChoices(
  kind: Kind,
  say: (words: Words) => string,
  idLabel: string
): readonly TargetChoice[] {
  return csvColumns(kind)
    .filter(({ aspect }) => !writtenOnly.has(aspect))
    .map(({ header, field: name, part, aspect, isRepeated }) => {
      const target: ImportTarget =
        part === undefined
          ? { field: name, aspect, isRepeated }
          : { field: name, part, aspect, isRepeated }
      const key = targetKey(target)
      const field = fieldOf(kind, name)
      if (!field) return { key, label: idLabel, target }
      const own = partsOf(field).find(candidate => candidate.name === part)
      const isFirst = part === undefined || partsOf(field)[0]?.name === part
      const label = isFirst || !own ? say(field.label) : `${say(field.label)}: ${say(own.label)}`
      return { key, label: furtherAspects.has(aspect) ? `${label} (${header})` : label, target }
    })
}

/** The key of what a rule says, for a list of choices. */
export function ruleKey({ target }: ColumnRule): string {
  return typeof target === 'string' ? target : targetKey(target)
}
