import { bibliographicCode, labelLanguages } from './codes'
import { maintenanceEvents } from './control'
import type { XmlDate, XmlDates } from './dates'
import { knownToEad2002 } from './ead2002Codes'
import { element, filled, line, paragraphs } from './markup'
import type { XmlElement } from './markup'
import type { RecordView } from './recordView'
import {
  citedPlaces,
  levelAttributes,
  nameElement,
  relationLines,
  unitScans,
  unitTexts
} from './unit'
import type { UnitScan } from './unit'
import { nameToken, recordUri } from './uri'

export const ead2002Root = element('ead', {
  xmlns: 'urn:isbn:1-931666-22-9',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink'
})

export function ead2002Header(view: RecordView): XmlElement {
  const { language, script } = labelLanguages[view.context.locale]
  const changed = maintenanceEvents(view.record).at(-1)
  return element(
    'eadheader',
    { langencoding: 'iso639-2b', scriptencoding: 'iso15924', dateencoding: 'iso8601' },
    element('eadid', { identifier: view.record.id }, recordUri(view.record.id)),
    element('filedesc', {}, element('titlestmt', {}, element('titleproper', {}, titleOf(view)))),
    element(
      'profiledesc',
      {},
      element('creation', {}, 'Opis'),
      element(
        'langusage',
        {},
        element('language', { langcode: language, scriptcode: script }, language)
      )
    ),
    changed
      ? element(
          'revisiondesc',
          {},
          element(
            'change',
            {},
            element('date', { normal: changed.moment.slice(0, 10) }, changed.moment.slice(0, 10)),
            element('item', {}, changed.type)
          )
        )
      : null
  )
}

/** The unit without the units below it: `archdesc` for the top, `c` for the others. */
export function ead2002Unit(view: RecordView, name: 'archdesc' | 'c'): XmlElement {
  const { level, otherlevel } = levelAttributes(view.text('level'))
  const attributes = {
    level,
    otherlevel: otherlevel === undefined ? undefined : nameToken(otherlevel),
    id: `u${view.record.id}`
  }
  return element(name, attributes, identification(view), description(view))
}

function titleOf(view: RecordView): string {
  return line(view.text('title')) || line(view.text('referenceCode')) || view.record.id
}

function identification(view: RecordView): XmlElement {
  const { context } = view
  return element(
    'did',
    {},
    filled('unitid', {}, line(view.text('referenceCode'))),
    element('unitid', { type: 'id' }, view.record.id),
    element('unittitle', {}, titleOf(view)),
    unitDates(view.dates('dates')),
    filled('physdesc', {}, filled('extent', {}, line(view.text('extent')))),
    view
      .referred('creators')
      .map(creator =>
        element(
          'origination',
          {},
          element(
            nameElement(creator),
            { authfilenumber: recordUri(creator.id) },
            line(context.labelOf(creator.id)) || creator.id
          )
        )
      ),
    filled('repository', {}, filled('corpname', {}, line(view.text('repository')))),
    languages(view),
    unitScans(view).map(digitalObject)
  )
}

function languages(view: RecordView): XmlElement | null {
  const spoken = view.texts('languages').map(code => {
    const langcode = knownToEad2002.language(bibliographicCode(code))
    if (langcode === undefined) view.report('languages', 'noLanguageCode')
    return element('language', { langcode }, view.termLabel('languages', code))
  })
  const written = view.texts('scripts').map(script => {
    const scriptcode = knownToEad2002.script(script)
    if (scriptcode === undefined) view.report('scripts', 'noScriptCode')
    return element('language', { scriptcode }, view.termLabel('scripts', script))
  })
  return filled('langmaterial', {}, spoken, written)
}

function digitalObject({ name, sha256, caption }: UnitScan): XmlElement {
  const note = [caption, sha256 === '' ? '' : `SHA-256: ${sha256}`].filter(Boolean)
  return element(
    'dao',
    { 'xlink:type': 'simple', 'xlink:href': encodeURIComponent(name), 'xlink:title': name },
    filled(
      'daodesc',
      {},
      note.map(text => element('p', {}, text))
    )
  )
}

function description(view: RecordView): (XmlElement | null)[] {
  const tags = view.values('tags').length > 0 ? view.shown('tags').split('; ') : []
  const block = (name: string, lines: readonly string[]): XmlElement | null =>
    filled(
      name,
      {},
      lines.map(text => element('p', {}, text))
    )
  return [
    ...unitTexts.map(([name, field]) =>
      filled(
        name,
        {},
        view.texts(field).flatMap(text => paragraphs('p', text))
      )
    ),
    block('relatedmaterial', relationLines(view)),
    block('bibliography', citedPlaces(view)),
    filled(
      'controlaccess',
      {},
      tags.map(tag => element('subject', {}, tag))
    )
  ]
}

/** A date stands as it was written, with a normal form beside it; of a set, each date by itself. */
function unitDates(dates: XmlDates | null): XmlElement[] {
  if (!dates) return []
  if (dates.kind === 'date') return [unitDate(dates.date)]
  if (dates.kind === 'set') return dates.dates.map(unitDate)
  const { from, to, text } = dates
  const start = from?.standard ?? from?.notBefore
  const stop = to?.standard ?? to?.notAfter
  const isKnown = start !== undefined && stop !== undefined
  return [
    element(
      'unitdate',
      {
        type: 'inclusive',
        normal: isKnown ? `${start}/${stop}` : undefined,
        certainty: from?.certainty ?? to?.certainty,
        calendar: from?.calendar ?? to?.calendar
      },
      text
    )
  ]
}

function unitDate({
  text,
  standard,
  notBefore,
  notAfter,
  certainty,
  calendar
}: XmlDate): XmlElement {
  const between = notBefore !== undefined && notAfter !== undefined
  const normal = standard ?? (between ? `${notBefore}/${notAfter}` : undefined)
  return element('unitdate', { normal, certainty, calendar }, text)
}
