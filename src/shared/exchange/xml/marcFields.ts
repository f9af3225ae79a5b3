import { element } from './markup'
import type { XmlElement } from './markup'

/** A data field; subfields without a text are left out. */
export interface MarcField {
  readonly tag: string
  readonly indicators: string
  readonly subfields: readonly (readonly [code: string, text: string])[]
}

type Subfield = readonly [code: string, text: string | undefined]

/** Nothing where no subfield has a text. */
export function marcField(tag: string, indicators: string, ...subfields: Subfield[]): MarcField[] {
  const present = subfields.flatMap(([code, text]) =>
    text === undefined || text === '' ? [] : [[code, text] as const]
  )
  return present.length === 0 ? [] : [{ tag, indicators, subfields: present }]
}

export function controlField(tag: string, text: string): XmlElement {
  return element('controlfield', { tag }, text)
}

export function dataField({ tag, indicators, subfields }: MarcField): XmlElement {
  return element(
    'datafield',
    { tag, ind1: indicators.charAt(0), ind2: indicators.charAt(1) },
    subfields.map(([code, text]) => element('subfield', { code }, text))
  )
}
