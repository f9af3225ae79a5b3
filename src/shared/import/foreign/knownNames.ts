import {
  accessionColumns,
  archivalObjectColumns,
  digitalObjectColumns
} from '../../archivesSpace/headers'
import { knownHeaders } from '../../atom/columns'

const byLowerCase = new Map(
  [
    ...Object.values(knownHeaders).flatMap(names => [...names]),
    ...archivalObjectColumns,
    ...digitalObjectColumns,
    ...accessionColumns
  ].map(name => [name.toLowerCase(), name])
)

/** The names of columns as AtoM and ArchivesSpace spell them, where a hand wrote them with other capitals or blanks. */
export function withKnownNames(header: readonly string[]): readonly string[] {
  const trimmed = header.map(name => name.trim())
  const taken = new Set(trimmed)
  return trimmed.map(name => {
    const known = byLowerCase.get(name.toLowerCase())
    if (known === undefined || taken.has(known)) return name
    taken.add(known)
    return known
  })
}
