import { oneOf } from './work'
import type { Work, WorkBuilder } from './work'

const parts = [
  ['shelfmark', 'fond'],
  ['shelfmark_opis', 'opis'],
  ['shelfmark_delo', 'delo'],
  ['shelfmark_list', 'list']
] as const

/** "fond 539, opis 4, delo 12, list 5"; empty where there is none. */
export function shelfmarkText(work: Work): string {
  return parts
    .map(([column, word]) => [word, oneOf(work, column)] as const)
    .filter(([, value]) => value !== '')
    .map(([word, value]) => `${word} ${value}`)
    .join(', ')
}

/** Reads that form; false for any other text. */
export function readShelfmark(text: string, builder: WorkBuilder): boolean {
  const pattern =
    /^(?:fond (.+?))?(?:(?:^|, )opis (.+?))?(?:(?:^|, )delo (.+?))?(?:(?:^|, )list (.+?))?$/
  const found = text === '' ? null : pattern.exec(text)
  if (!found || found.slice(1).every(value => value === undefined)) return false
  parts.forEach(([column], index) => {
    builder.add(column, found[index + 1] ?? '')
  })
  return true
}
