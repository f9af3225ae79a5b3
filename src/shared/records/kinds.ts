import { citation } from './citation'
import { document } from './document'
import { event } from './event'
import { figure } from './figure'
import { governingBody } from './governingBody'
import type { Kind } from './kind'
import { organisation } from './organisation'
import { periodical } from './periodical'
import { person } from './person'
import { scan } from './scan'
import { section } from './section'
import { source } from './source'

/** Every kind of record, in the order of the navigation. */
export const kinds: readonly Kind[] = [
  organisation,
  section,
  governingBody,
  person,
  event,
  periodical,
  document,
  source,
  citation,
  figure,
  scan
]

const kindsByName = new Map(kinds.map(kind => [kind.name, kind]))

/** Undefined for a kind of a newer version, whose records are kept and passed on. */
export function kindNamed(name: string): Kind | undefined {
  return kindsByName.get(name)
}
