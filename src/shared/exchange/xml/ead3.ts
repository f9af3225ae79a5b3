import { bibliographicCode, labelLanguages, scriptCode } from './codes'
import { agency, maintenanceEvents, maintenanceStatus, publicationStatus } from './control'
import type { XmlDate, XmlDates } from './dates'
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
import { recordUri } from './uri'

export const ead3Root = element('ead', { xmlns: 'http://ead3.archivists.org/schema/' })

export function ead3Control(view: RecordView): XmlElement {
  const { record, context } = view
  const { language, script } = labelLanguages[context.locale]
  const words = { draft: 'inprocess', checked: 'approved', published: 'published' }
  const status = publicationStatus(record, words)
  return element(
    'control',
    { langencoding: 'iso639-2b', scriptencoding: 'iso15924', dateencoding: 'iso8601' },
    element('recordid', {}, record.id),
    element('filedesc', {}, element('titlestmt', {}, element('titleproper', {}, titleOf(view)))),
    element('maintenancestatus', { value: maintenanceStatus(record) }),
    status === undefined ? null : element('publicationstatus', { value: status }),
    element('maintenanceagency', {}, element('agencyname', {}, agency)),
    element(
      'languagedeclaration',
      {},
      element('language', { langcode: language }),
      element('script', { scriptcode: script })
    ),
    element(
      'maintenancehistory',
      {},
      maintenanceEvents(record).map(({ type, moment }) =>
        element(
          'maintenanceevent',
          {},
          element('eventtype', { value: type }),
          element('eventdatetime', { standarddatetime: moment }),
          element('agenttype', { value: 'machine' }),
          element('agent', {}, agency)
        )
      )
    )
  )
}

/** The unit without the units below it: `archdesc` for the top, `c` for the others. */
export function ead3Unit(view: RecordView, name: 'archdesc' | 'c'): XmlElement {
  const attributes = { ...levelAttributes(view.text('level')), id: `u${view.record.id}` }
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
    element('unitid', { localtype: 'id' }, view.record.id),
    element('unittitle', {}, titleOf(view)),
    unitDate(view.dates('dates')),
    filled('physdesc', {}, line(view.text('extent'))),
    view
      .referred('creators')
      .map(creator =>
        element(
          'origination',
          {},
          element(
            nameElement(creator),
            { identifier: recordUri(creator.id) },
            element('part', {}, line(context.labelOf(creator.id)) || creator.id)
          )
        )
      ),
    filled(
      'repository',
      {},
      filled('corpname', {}, filled('part', {}, line(view.text('repository'))))
    ),
    languages(view),
    unitScans(view).map(digitalObject)
  )
}

function languages(view: RecordView): XmlElement | null {
  const { report } = view
  const codes = view.texts('languages')
  const scripts = view.texts('scripts')
  const languageElements = codes.map(code => {
    const langcode = bibliographicCode(code)
    if (langcode === undefined) report('languages', 'noLanguageCode')
    return element('language', { langcode }, view.termLabel('languages', code))
  })
  const scriptElements = scripts.map(script => {
    const scriptcode = scriptCode(script)
    if (scriptcode === undefined) report('scripts', 'noScriptCode')
    return element('script', { scriptcode }, view.termLabel('scripts', script))
  })
  if (languageElements.length > 0 && scriptElements.length > 0)
    return element('langmaterial', {}, element('languageset', {}, languageElements, scriptElements))
  // Scripts alone have no place beside a language that nobody named.
  if (scriptElements.length > 0)
    return element(
      'langmaterial',
      {},
      element('languageset', {}, element('language', { langcode: 'und' }), scriptElements)
    )
  return filled('langmaterial', {}, languageElements)
}

function digitalObject({ name, sha256, caption }: UnitScan): XmlElement {
  const note = [caption, sha256 === '' ? '' : `SHA-256: ${sha256}`].filter(Boolean)
  return element(
    'dao',
    { daotype: 'derived', href: name, identifier: sha256 },
    filled(
      'descriptivenote',
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
      tags.map(tag => element('subject', {}, element('part', {}, tag)))
    )
  ]
}

function unitDate(dates: XmlDates | null): XmlElement | null {
  if (!dates) return null
  const whole = dates.kind === 'date' ? dates.date : null
  const ends = dates.kind === 'range' ? [dates.from, dates.to] : []
  const [first] = [whole, ...ends].flatMap(one => one ?? [])
  const certainty = [whole, ...ends].find(one => one?.certainty !== undefined)?.certainty
  const words = dates.kind === 'date' ? undefined : dates.text
  const attributes = { calendar: first?.calendar, certainty, altrender: words }
  if (whole) return element('unitdatestructured', attributes, dateElement('datesingle', whole))
  if (dates.kind === 'set') {
    const members = dates.dates.map(one => dateElement('datesingle', one))
    return element('unitdatestructured', attributes, element('dateset', {}, members))
  }
  const [from, to] = ends.map((one, index) =>
    one ? dateElement(index === 0 ? 'fromdate' : 'todate', one) : null
  )
  return element('unitdatestructured', attributes, element('daterange', {}, from, to))
}

function dateElement(name: string, date: XmlDate): XmlElement {
  const { text, standard, notBefore, notAfter } = date
  const attributes = { standarddate: standard, notbefore: notBefore, notafter: notAfter }
  return element(name, attributes, text)
}
