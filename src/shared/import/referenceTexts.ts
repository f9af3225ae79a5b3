import { splitRepeated } from '../csv/repeat'
import { partsOf } from '../records/field'
import { fieldOf } from '../records/kind'
import type { Kind } from '../records/kind'
import type { TargetCell } from './cells'

/** A text that should name a record of one of these kinds; none means any. */
export interface NameRequest {
  readonly text: string
  readonly kinds: readonly string[]
}

/** The texts of a row that name records, to be looked up together with those of other rows. */
export function referenceTexts(kind: Kind, cells: readonly TargetCell[]): NameRequest[] {
  return cells.flatMap(({ target, text }) => {
    if (target.aspect === 'citedSource' && text !== '') return [{ text, kinds: ['source'] }]
    if (target.aspect !== 'code' || text === '') return []
    const field = fieldOf(kind, target.field)
    const part = field && partsOf(field).find(({ name }) => name === (target.part ?? field.name))
    if (!part) return []
    const texts = target.isRepeated ? splitRepeated(text) : [text]
    return texts.filter(one => one !== '').map(one => ({ text: one, kinds: part.to ?? [] }))
  })
}

export function requestKey({ text, kinds }: NameRequest): string {
  return `${kinds.join(' ')}\t${text}`
}
