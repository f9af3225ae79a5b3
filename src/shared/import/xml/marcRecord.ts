import type { OtherText } from '../sourceRow'
import { childrenNamed, textIn as textInNode } from './xmlNode'
import type { XmlNode } from './xmlNode'

export interface MarcDataField {
  readonly tag: string
  readonly first: string
  readonly second: string
  /** The first subfield of this code. */
  text(code: string): string
  /** All subfields of these codes, in their order. */
  texts(codes: string): string[]
}

/**
 * A MARC record whose subfields count as taken when they are asked for; a field of which something was not asked for is
 * kept as it stands.
 */
export interface MarcRecord {
  readonly leader: string
  has(tag: string): boolean
  control(tag: string): string
  /** In the order of the record. */
  fields(...tags: readonly string[]): readonly MarcDataField[]
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
  const take = (wanted: (field: XmlNode) => boolean): MarcDataField[] =>
    data.filter(wanted).map(field => dataField(field, taken))
  const isLinked = (field: XmlNode, tag: string): boolean =>
    tagOf(field) === '880' && subfield(field, '6').startsWith(tag)
  const fields = (...tags: readonly string[]) => take(field => tags.includes(tagOf(field)))
  return {
    leader: textOfControl(childrenNamed(node, 'leader')[0]),
    has: tag => data.some(field => tagOf(field) === tag),
    control: tag =>
      textOfControl(childrenNamed(node, 'controlfield').find(field => tagOf(field) === tag)),
    fields,
    linked: tag => take(field => isLinked(field, tag)),
    first: (tag, code) => fields(tag)[0]?.text(code) ?? '',
    all: (tag, code) => fields(tag).flatMap(field => field.texts(code)),
    rest: () =>
      data
        .filter(field => !technical.has(tagOf(field)) && isLeft(field, taken))
        .map(field => ({ header: `marc_${tagOf(field)}`, text: textOfField(field) }))
  }
}

function dataField(field: XmlNode, taken: Set<XmlNode>): MarcDataField {
  const found = (codes: string): XmlNode[] =>
    childrenNamed(field, 'subfield').filter(one => codes.includes(codeOf(one)))
  const textOf = (one: XmlNode): string => {
    taken.add(one)
    return textIn(one)
  }
  return {
    tag: tagOf(field),
    first: field.attributes['ind1'] ?? ' ',
    second: field.attributes['ind2'] ?? ' ',
    text: code => found(code).slice(0, 1).map(textOf)[0] ?? '',
    texts: codes => found(codes).map(textOf).filter(Boolean)
  }
}

/** Subfields with a digit link, or name a system; by themselves they say nothing of the work. */
function isLeft(field: XmlNode, taken: ReadonlySet<XmlNode>): boolean {
  const subfields = childrenNamed(field, 'subfield')
  const isTouched = subfields.some(one => taken.has(one))
  return subfields.some(one => !taken.has(one) && !(isTouched && /\d/.test(codeOf(one))))
}

/** Control characters mark words that are not sorted; accents come apart from their letters. */
function textIn(node: XmlNode | undefined): string {
  return textInNode(node)
    .replace(/[\u0080-\u009f]/g, '')
    .normalize('NFC')
}

function tagOf(field: XmlNode): string {
  return field.attributes['tag'] ?? ''
}

export function codeOf(one: XmlNode): string {
  return one.attributes['code'] ?? ''
}

/** Blanks mean something in control fields, where some write such as do not break. */
function textOfControl(field: XmlNode | undefined): string {
  const text = (field?.children ?? []).filter(child => typeof child === 'string').join('')
  return text.replaceAll('\u00a0', ' ')
}

function subfield(field: XmlNode, code: string): string {
  return textIn(childrenNamed(field, 'subfield').find(one => codeOf(one) === code))
}

function textOfField(field: XmlNode): string {
  return childrenNamed(field, 'subfield')
    .map(one => `$${codeOf(one)} ${textIn(one)}`)
    .join(' ')
}
