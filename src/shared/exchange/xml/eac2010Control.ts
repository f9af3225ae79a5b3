import { labelLanguages } from './codes'
import { agency, maintenanceEvents, maintenanceStatus, publicationStatus } from './control'
import { element, filled, line } from './markup'
import type { XmlElement } from './markup'
import type { RecordView } from './recordView'
import type { CitedSource } from './sources'

/** Where the description comes from, and on what it rests. */
export function eac2010Control(
  { record, context, text }: RecordView,
  sources: readonly CitedSource[]
): XmlElement {
  const { language, script } = labelLanguages[context.locale]
  const words = { draft: 'inProcess', checked: 'approved', published: 'approved' }
  const status = publicationStatus(record, words)
  return element(
    'control',
    {},
    element('recordId', {}, record.id),
    filled('otherRecordId', { localType: 'referenceCode' }, line(text('referenceCode'))),
    element('maintenanceStatus', {}, maintenanceStatus(record)),
    status === undefined ? null : element('publicationStatus', {}, status),
    element('maintenanceAgency', {}, element('agencyName', {}, agency)),
    element(
      'languageDeclaration',
      {},
      element('language', { languageCode: language }, language),
      element('script', { scriptCode: script }, script)
    ),
    element(
      'maintenanceHistory',
      {},
      maintenanceEvents(record).map(({ type, moment }) =>
        element(
          'maintenanceEvent',
          {},
          element('eventType', {}, type),
          element('eventDateTime', { standardDateTime: moment }),
          element('agentType', {}, 'machine'),
          element('agent', {}, agency)
        )
      )
    ),
    filled('sources', {}, sources.map(source))
  )
}

function source({ key, title, locator, quote, quoteLanguage, translation, address }: CitedSource) {
  return element(
    'source',
    {
      'xml:id': key,
      ...(address === undefined ? {} : { 'xlink:type': 'simple', 'xlink:href': address })
    },
    element('sourceEntry', {}, [title, locator].filter(Boolean).join(', ')),
    filled(
      'descriptiveNote',
      {},
      filled('p', { 'xml:lang': quoteLanguage }, quote),
      filled('p', {}, translation)
    )
  )
}
