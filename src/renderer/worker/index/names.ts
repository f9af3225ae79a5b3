import type { Resolved } from '../../../shared/import/readValue'
import { nameKey, resolvedOf } from '../../../shared/import/resolved'
import type { NameRequest } from '../../../shared/import/referenceTexts'
import { phraseWords } from '../../../shared/search/tokens'
import { Bits } from './bits'
import { Flag } from './entry'
import { Group } from './groups'
import type { Rows } from './rows'
import type { SearchIndex } from './searchIndex'

/** The rows, the trash left out, whose code or title may be this text. */
function candidates(search: SearchIndex, rows: Rows, text: string, groups: number): number[] {
  const words = phraseWords(text)
  const found =
    words.length > 0
      ? search.findPhrase(words, rows.length, groups, Group.title).anywhere[0]
      : Bits.all(rows.length)
  return [...(found?.rows() ?? [])].filter(row => (rows.flagsOf(row) & Flag.deleted) === 0)
}

/** Rows whose reference code is exactly this. */
export function rowsWithCode(search: SearchIndex, rows: Rows, code: string): number[] {
  if (code === '') return []
  return candidates(search, rows, code, Group.code).filter(row => rows.codeOf(row) === code)
}

/** Finds a record by what a file calls it: by reference code, and where none has it by title, whatever the case. */
export function resolveName(
  search: SearchIndex,
  rows: Rows,
  { text, kinds }: NameRequest
): Resolved {
  const wanted = nameKey(text)
  if (wanted === '') return 'unknown'
  const possible = candidates(search, rows, text, Group.code | Group.title).filter(
    row => kinds.length === 0 || kinds.includes(rows.kindOf(row))
  )
  function* idsCalledSo(): Generator<readonly string[]> {
    for (const textOf of [(row: number) => rows.codeOf(row), (row: number) => rows.titleOf(row)]) {
      const found = possible.filter(row => nameKey(textOf(row)) === wanted)
      yield found.map(row => rows.ids.idOf(row))
    }
  }
  return resolvedOf(idsCalledSo())
}
