import type { OtherText } from '../sourceRow'
import { childrenNamed, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

export interface MarcDataField {
  readonly second: string
  /** The first subfield of this code. */
  text(code: string): string
}

/** A MARC record whose fields count as taken when they are asked for; what nothing asked for is kept. */
export interface MarcRecord {
  control(tag: string): string
  fields(tag: string): readonly MarcDataField[]
  /** 880 fields that give a field in another script. */
  linked(tag: string): readonly MarcDataField[]
  first(tag: string, code: string): string
  all(tag: string, code: string): string[]
  rest(): OtherText[]
}

/** Of no use outside the system that wrote them. */
const technical = new Set(['003', '005', '006', '007', '040'])

export function marcRecord(node: XmlNode): MarcRecord {
  const data = childrenNamed(node, 'datafield')
  const taken = new Set<XmlNode>()
  const isLinked = (field: XmlNode, tag: string): boolean =>
    tagOf(field) === '880' && subfield(field, '6').startsWith(tag)
  const take = (wanted: (field: XmlNode) => boolean): MarcDataField[] =>
    data.filter(wanted).map(field => {
      taken.add(field)
      return { second: field.attributes['ind2'] ?? ' ', text: code => subfield(field, code) }
    })
  const fields = (tag: string) => take(field => tagOf(field) === tag)
  return {
    control: tag =>
      textOfControl(childrenNamed(node, 'controlfield').find(field => tagOf(field) === tag)),
    fields,
    linked: tag => take(field => isLinked(field, tag)),
    first: (tag, code) => fields(tag)[0]?.text(code) ?? '',
    all: (tag, code) =>
      fields(tag)
        .map(field => field.text(code))
        .filter(text => text !== ''),
    rest: () =>
      data
        .filter(field => !taken.has(field) && !technical.has(tagOf(field)))
        .map(field => ({ header: `marc_${tagOf(field)}`, text: textOfField(field) }))
  }
}

function tagOf(field: XmlNode): string {
  return field.attributes['tag'] ?? ''
}

/** Blanks mean something in control fields. */
function textOfControl(field: XmlNode | undefined): string {
  return (field?.children ?? []).filter(child => typeof child === 'string').join('')
}

function subfield(field: XmlNode, code: string): string {
  return textIn(childrenNamed(field, 'subfield').find(one => one.attributes['code'] === code))
}

function textOfField(field: XmlNode): string {
  return childrenNamed(field, 'subfield')
    .map(one => `$${one.attributes['code'] ?? ''} ${textIn(one)}`)
    .join(' ')
}
