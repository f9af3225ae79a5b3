import type { KindHeader } from '../foreign/ownRows'
import type { SourceRow } from '../sourceRow'
import { eacKinds, eacRows } from './eacRows'
import { marcKinds, marcRows } from './marcRows'
import type { XmlFormat } from './xmlFormats'
import type { XmlNode } from './xmlNode'

export interface XmlTable {
  /** Elements that are one record each. */
  readonly records: readonly string[]
  readonly kinds: readonly KindHeader[]
  rows(record: XmlNode, number: number): readonly SourceRow[]
}

export const xmlTables: Readonly<Record<XmlFormat, XmlTable>> = {
  marcxml: { records: ['record'], kinds: marcKinds, rows: marcRows },
  eac: { records: ['eac-cpf', 'eac'], kinds: eacKinds, rows: eacRows }
}

/** What the beginning of an XML file shows it to be; null for any other. */
export function xmlFormat(start: string): XmlFormat | 'other' | null {
  const text = start.replace(/^[\s\uFEFF]+/, '')
  if (!/^<(\?xml|!DOCTYPE|!--|[A-Za-z])/.test(text)) return null
  const plain = text.replace(
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(\[[\s\S]*?\])?\s*>/g,
    ''
  )
  const [, root = ''] = /<(?:[\w.-]+:)?([\w.-]+)/.exec(plain) ?? []
  // A service gives entities within records of its own.
  if (/<(?:[\w.-]+:)?eac(?:-cpf)?[\s>]/.test(plain)) return 'eac'
  const isMarc = plain.includes('http://www.loc.gov/MARC21/slim') || plain.includes('datafield')
  if (isMarc || ((root === 'collection' || root === 'record') && plain.includes('leader')))
    return 'marcxml'
  return 'other'
}
