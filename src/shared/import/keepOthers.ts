import { otherColumnsField } from '../records/otherColumns'
import { elementsOf, partOf, textOf } from '../records/record'
import type { WantedElement } from './alignElements'
import type { RowContext } from './rowContext'
import { isSameText } from './sameText'
import type { OtherText } from './sourceRow'

/** Texts that no field takes, by the name of their column; those of other columns stay, unless these are all. */
export function keepOthers(
  { existing, newKey, plan }: RowContext,
  texts: readonly OtherText[],
  areAll: boolean
): readonly WantedElement[] | null {
  const before = existing ? elementsOf(existing, otherColumnsField) : []
  const wanted = new Map<string, string>()
  for (const { header, text } of texts) {
    const more = wanted.get(header)
    wanted.set(header, more === undefined || more === '' ? text : [more, text].join('\n'))
  }
  const updated = before.flatMap(({ key, value }) => {
    const header = textOf(partOf(value, 'column'))
    const text = wanted.get(header)
    wanted.delete(header)
    if (text === '' && plan.emptyCells === 'clear') return []
    if (text === undefined && areAll) return []
    if (text === undefined || text === '' || isSameText(text, textOf(partOf(value, 'text')))) {
      return [{ key, value }]
    }
    return [{ key, value: { column: header, text } }]
  })
  const added = [...wanted]
    .filter(([, text]) => text !== '')
    .map(([column, text]) => ({ key: newKey(), value: { column, text } }))
  const isSame =
    added.length === 0 &&
    updated.length === before.length &&
    updated.every(({ value }, index) => value === before[index]?.value)
  return isSame ? null : [...updated, ...added]
}
