import { columnsOf } from '../../records/columns'
import { kindNamed } from '../../records/kinds'
import type { CatalogueRecord } from '../../records/record'
import { markup } from '../markup'
import type { Markup } from '../markup'
import { titleOf } from './printContext'
import type { PrintContext } from './printContext'

/** A table as a list shows it: by kind, the columns that it shows, the records in their order. */
export function listTables(
  title: string,
  byKind: ReadonlyMap<string, readonly CatalogueRecord[]>,
  print: PrintContext
): Markup {
  const several = byKind.size > 1
  const tables = [...byKind].map(([kind, records]) => listTable(kind, records, several, print))
  return markup`<h1>${title}</h1>${tables}`
}

function listTable(
  kindName: string,
  records: readonly CatalogueRecord[],
  hasHeading: boolean,
  print: PrintContext
): Markup | null {
  const kind = kindNamed(kindName)
  if (!kind || records.length === 0) return null
  const { locale, labelOf } = print.context
  const columns = columnsOf(kind).filter(
    ({ id, isDefault }) => isDefault && !kind.titleFields.includes(id)
  )
  const head = columns.map(
    ({ label, isNumeric }) =>
      markup`<th scope="col" class="${isNumeric ? 'number' : 'text'}">${label[locale]}</th>`
  )
  const rows = records.map(record => {
    const cells = columns.map(column => {
      const isTitle = column.id === 'recordTitle'
      const text = isTitle ? titleOf(record, print) : column.textOf(record, locale, labelOf)
      const name = column.isNumeric
        ? 'number'
        : column.id === 'referenceCode'
          ? 'code'
          : isTitle
            ? 'list-title'
            : 'text'
      return markup`<td class="${name}" dir="auto">${text}</td>`
    })
    return markup`<tr>${cells}</tr>`
  })
  const heading = hasHeading ? markup`<h2>${kind.labelPlural[locale]}</h2>` : null
  return markup`${heading}<table class="list"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`
}
