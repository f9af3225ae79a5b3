import { partOf, textOf, valueOf, valuesOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { line } from './markup'
import { partText } from './recordView'
import type { RecordView } from './recordView'

/** EAD's levels; what it has no word for is "otherlevel". */
const levels = new Set(['fonds', 'subfonds', 'collection', 'series', 'subseries', 'file', 'item'])

export function levelAttributes(
  level: string
): Readonly<{ level: string; otherlevel: string | undefined }> {
  if (levels.has(level)) return { level, otherlevel: undefined }
  return { level: 'otherlevel', otherlevel: level === '' ? 'unspecified' : level }
}

/** A scan of the document, by the name it leaves under and the checksum by which it is proved. */
export interface UnitScan {
  readonly name: string
  readonly sha256: string
  readonly caption: string
}

export function unitScans(view: RecordView): readonly UnitScan[] {
  return view.values('attachments').flatMap(value => {
    const scan = view.context.get(textOf(partOf(value, 'scan')))
    if (!scan) {
      view.report('attachments', 'inTrash')
      return []
    }
    const text = (field: string): string => line(textOf(valueOf(scan, field)))
    const caption = ['caption', 'pageLabel'].map(part => partText(value, part)).filter(Boolean)
    const name = text('originalName') || scan.id
    return [{ name, sha256: text('sha256'), caption: caption.join(', ') }]
  })
}

/** How an entity's element is called in EAD. */
export function nameElement({ kind }: CatalogueRecord): 'persname' | 'corpname' {
  return kind === 'person' ? 'persname' : 'corpname'
}

/** The sources cited for the unit, each with its place. */
export function citedPlaces(view: RecordView): readonly string[] {
  const ids = valuesOf(view.record, 'citations').map(value => textOf(partOf(value, 'citation')))
  return [...new Set(ids)].flatMap(id => line(view.context.labelOf(id)) || [])
}

/** The texts of a unit and the elements that take them, in the order of ISAD(G). */
export const unitTexts = [
  ['scopecontent', 'scopeAndContent'],
  ['arrangement', 'arrangement'],
  ['accessrestrict', 'access'],
  ['custodhist', 'archivalHistory'],
  ['otherfindaid', 'findingAids'],
  ['altformavail', 'locationOfCopies'],
  ['odd', 'publicNotes']
] as const

/** The relations of a unit as lines: what the other is to it, its title, the dates, the note. */
export function relationLines(view: RecordView): readonly string[] {
  return view.values('relations').flatMap(value => {
    const title = view.shownPart('relations', 'target', value)
    if (title === '') return []
    const role = view.shownPart('relations', 'type', value)
    const more = ['dates', 'note'].map(part => view.shownPart('relations', part, value))
    const said = role === '' ? title : `${role}: ${title}`
    return [[said, ...more].filter(Boolean).join(', ')]
  })
}
