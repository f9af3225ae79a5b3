import { labelLanguages } from './codes'
import { agency, maintenanceEvents, maintenanceStatus, publicationStatus } from './control'
import { element, filled, line } from './markup'
import type { XmlElement } from './markup'
import type { RecordView } from './recordView'
import type { CitedSource } from './sources'

/** How names were romanised: declared once, referred to by the names. */
export interface Conventions {
  keyOf(scheme: string): string | undefined
  all(): readonly (readonly [string, string])[]
}

export function createConventions(): Conventions {
  const keys = new Map<string, string>()
  return {
    keyOf(scheme) {
      if (scheme === '') return undefined
      const key = keys.get(scheme) ?? `r${String(keys.size + 1)}`
      keys.set(scheme, key)
      return key
    },
    all: () => [...keys]
  }
}

/** Where the description comes from, and on what it rests. */
export function eac2Control(
  { record, context, text }: RecordView,
  sources: readonly CitedSource[],
  conventions: Conventions
): XmlElement {
  const { language, script } = labelLanguages[context.locale]
  const status = { draft: 'inProcess', checked: 'approved', published: 'published' }
  return element(
    'control',
    {
      languageEncoding: 'iso639-2b',
      scriptEncoding: 'iso15924',
      dateEncoding: 'iso8601',
      countryEncoding: 'iso3166-1',
      maintenanceStatus: maintenanceStatus(record),
      publicationStatus: publicationStatus(record, status)
    },
    element('recordId', {}, record.id),
    element('maintenanceAgency', {}, element('agencyName', {}, agency)),
    element('maintenanceHistory', {}, maintenanceEvents(record).map(maintenanceEvent)),
    filled('sources', {}, sources.map(source)),
    conventions
      .all()
      .map(([scheme, key]) =>
        element('conventionDeclaration', { id: key }, element('reference', {}, scheme))
      ),
    element('languageDeclaration', { languageCode: language, scriptCode: script }),
    filled('otherRecordId', { localType: 'referenceCode' }, line(text('referenceCode')))
  )
}

function maintenanceEvent({ type, moment }: ReturnType<typeof maintenanceEvents>[number]) {
  return element(
    'maintenanceEvent',
    { maintenanceEventType: type },
    element('agent', { agentType: 'machine' }, agency),
    element('eventDateTime', { standardDateTime: moment })
  )
}

function source(cited: CitedSource): XmlElement {
  const { key, title, locator, quote, quoteLanguage, translation, address } = cited
  return element(
    'source',
    { id: key, href: address },
    element('reference', {}, title),
    filled('citedRange', {}, locator),
    filled(
      'descriptiveNote',
      {},
      filled('p', { languageOfElement: quoteLanguage }, quote),
      filled('p', {}, translation)
    )
  )
}
