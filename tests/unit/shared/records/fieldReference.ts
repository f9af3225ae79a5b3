import { csvColumns } from '../../../../src/shared/exchange/csvColumns'
import { commonFields } from '../../../../src/shared/records/commonFields'
import { partsOf, type Field } from '../../../../src/shared/records/field'
import type { Kind } from '../../../../src/shared/records/kind'
import { kinds } from '../../../../src/shared/records/kinds'
import {
  vocabulary,
  type Vocabulary,
  type VocabularyName
} from '../../../../src/shared/vocabularies/vocabularies'

const introduction = `# Fields

Made from the declarations in \`src/shared/records\`; \`UPDATE_FIELD_REFERENCE=1 npm run unit -- fieldReference\` writes
it anew. Form, table, search and CSV follow from the same declarations.

In CSV, several values stand in one cell, divided by \`|\`; \`\\|\` and \`\\\\\` stand for the characters themselves. The
columns of a group are aligned by position. A reference has a column for people (reference code, or title) and one
with the id, which alone is read back. A date has what is written, the EDTF, and the calendar (empty: Gregorian).
`

/** The reference of all fields as Markdown. */
export function fieldReference(): string {
  const ownCounts = kinds.map(kind => kind.fields.length - commonFields.length)
  return [
    introduction,
    ...kinds.map((kind, index) => kindSection(kind, kind.fields.slice(0, ownCounts[index]))),
    commonSection(),
    vocabularySection()
  ].join('\n')
}

function kindSection(kind: Kind, fields: readonly Field[]): string {
  const { label, standard, plural } = kind
  const facts = [`${label.ru}, ${label.de}.`, standard && `${standard}.`, `\`${plural}.csv\`.`]
  const longForm =
    kind.name === 'figure'
      ? `\nOne row per figure and citation:\n\`${csvColumns(kind)
          .map(({ header }) => header)
          .join(', ')}\`\n`
      : ''
  return `## ${label.en}\n\n${facts.filter(Boolean).join(' ')}\n${longForm}\n${table(kind, fields)}`
}

function commonSection(): string {
  const [kind] = kinds
  if (!kind) return ''
  const note = 'Every kind has these; in `figures.csv` the citations become rows.'
  return `## Fields of every kind\n\n${note}\n\n${table(kind, commonFields)}`
}

function table(kind: Kind, fields: readonly Field[]): string {
  const head = ['Field', 'Label', 'Type', 'Repeatable', 'CSV columns', 'Standard', 'To enter']
  const rows = fields.map(field => [
    `\`${field.name}\``,
    field.label.en,
    typeText(field),
    field.repeatable ? 'yes' : '',
    csvColumns(kind)
      .filter(column => column.field === field.name)
      .map(column => `\`${column.header}\``)
      .join(' '),
    standardText(field),
    [field.help?.en, field.expected && 'Expected.', field.readOnly && 'Written by the application.']
      .filter(Boolean)
      .join(' ')
  ])
  return [head, head.map(() => '---'), ...rows].map(tableRow).join('\n') + '\n'
}

function typeText(field: Field): string {
  const parts = partsOf(field).map(part => {
    const values = part.vocabulary ? ` (${part.vocabulary})` : ''
    const targets = part.type === 'reference' ? ` (${part.to?.join(', ') ?? 'any kind'})` : ''
    return (field.type === 'group' ? `${part.label.en}: ` : '') + part.type + values + targets
  })
  return parts.join('; ')
}

function standardText({ standard }: Field): string {
  if (!standard) return ''
  const { isadg, isaar, rda, atomAuthority, atomIsad } = standard
  return [
    isadg && `ISAD(G) ${isadg}`,
    isaar && `ISAAR(CPF) ${isaar}`,
    rda && `RDA ${rda}`,
    (atomAuthority ?? atomIsad) && `AtoM \`${atomAuthority ?? atomIsad ?? ''}\``
  ]
    .filter(Boolean)
    .join(', ')
}

function vocabularySection(): string {
  const head = ['Vocabulary', 'Other values', 'Terms']
  const rows = usedVocabularies().map(list => [list.name, list.isOpen ? 'yes' : 'no', terms(list)])
  const table = [head, head.map(() => '---'), ...rows].map(tableRow).join('\n')
  return `## Vocabularies\n\nThe codes are what CSV and the change log hold.\n\n${table}\n`
}

const sources: Partial<Record<VocabularyName, string>> = {
  languages: 'ISO 639-3',
  countries: 'ISO 3166-1; former states by ISO 3166-3, those without a code begin with `x-`',
  scripts: 'ISO 15924, a choice'
}

function terms(list: Vocabulary): string {
  const source = sources[list.name]
  if (source !== undefined) return source
  return list
    .terms()
    .map(({ code, label }) => (code === label.en ? `\`${code}\`` : `\`${code}\` ${label.en}`))
    .join(', ')
}

function usedVocabularies(): Vocabulary[] {
  const names = kinds.flatMap(kind =>
    kind.fields.flatMap(field => partsOf(field).flatMap(part => part.vocabulary ?? []))
  )
  return [...new Set(names)].sort().map(vocabulary)
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
