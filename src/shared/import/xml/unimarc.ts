import { codeOf } from './marcRecord'
import { childrenNamed, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

/** Fields of UNIMARC as fields of MARC 21: tag, tag, and codes in pairs. Fields that are not here are kept as they are. */
const table =
  '010 020 aa|011 022 aa|101 041 aa|102 044 ac|200 245 aa eb fc hn ip|205 250 aa|210 260 aa cb dc|214 260 aa cb dc|' +
  '207 362 aa|225 490 aa vv|300 500 aa|326 310 aa|330 520 aa|328 502 aa|035 035 aa|430 780 tt xx|440 785 tt xx|' +
  '461 773 tt xx|463 773 tt xx|606 650 aa xx yy zz|607 651 aa xx yy zz|600 600 aa bb|601 610 aa bb|610 653 aa|' +
  '700 100 aa bb 44|701 700 aa bb 44|702 700 aa bb 44|710 110 aa bb 44|711 710 aa bb 44|712 710 aa bb 44|856 856 uu'

interface Mapping {
  readonly tag: string
  readonly codes: ReadonlyMap<string, string>
}

const mappings: ReadonlyMap<string, Mapping> = new Map(
  table.split('|').map(line => {
    const [from = '', tag = '', ...pairs] = line.split(' ')
    return [from, { tag, codes: new Map(pairs.map(pair => [pair.charAt(0), pair.charAt(1)])) }]
  })
)

/** The relator codes of UNIMARC for those of MARC 21 that are told apart here. */
const relators: Readonly<Record<string, string>> = { '070': 'aut', '340': 'edt', '730': 'trl' }

/** A record of UNIMARC, such as RUSMARC, as one of MARC 21; any other as it is. */
export function fromUnimarc(node: XmlNode): XmlNode {
  const fields = childrenNamed(node, 'datafield')
  const has = (tag: string): boolean => fields.some(field => field.attributes['tag'] === tag)
  if (!has('200') || has('245')) return node
  const others = node.children.filter(
    child => typeof child === 'string' || child.name !== 'datafield'
  )
  const coded = fields.find(field => field.attributes['tag'] === '100')
  const translated = fields.filter(field => field !== coded).flatMap(translatedField)
  return { ...node, children: [...others, ...(coded ? [fixedField(coded)] : []), ...translated] }
}

function translatedField(field: XmlNode): XmlNode[] {
  const own = field.attributes['tag'] ?? ''
  const mapping = mappings.get(own)
  const kept = { ...field, attributes: { ...field.attributes, tag: `unimarc_${own}` } }
  if (!mapping) return [kept]
  const { tag, codes } = mapping
  const subfields = childrenNamed(field, 'subfield')
  const taken = subfields.filter(one => codes.has(codeOf(one)))
  const parallel = own === '200' ? parallelTitles(field, subfields) : []
  const isWhole = subfields.every(one => {
    const code = codeOf(one)
    return codes.has(code) || /\d/.test(code) || (code === 'd' && parallel.length > 0)
  })
  const translated: XmlNode = {
    ...field,
    attributes: { tag, ind1: ' ', ind2: ' ' },
    children: isPerson(own)
      ? personName(taken)
      : taken.map(one => recoded(one, codes.get(codeOf(one)) ?? ''))
  }
  return [translated, ...parallel, ...(isWhole ? [] : [kept])]
}

/** A person's family name, and what stands before it. */
function isPerson(tag: string): boolean {
  return ['600', '700', '701', '702'].includes(tag)
}

function personName(subfields: readonly XmlNode[]): XmlNode[] {
  const [family, given] = ['a', 'b'].map(code => subfields.find(one => codeOf(one) === code))
  const name = [family, given].map(textIn).filter(Boolean).join(', ')
  const role = subfields.find(one => codeOf(one) === '4')
  const shape = family ?? given
  return [
    ...(shape ? [{ ...recoded(shape, 'a'), children: [name] }] : []),
    ...(role ? [{ ...role, children: [relators[textIn(role)] ?? textIn(role)] }] : [])
  ]
}

function parallelTitles(field: XmlNode, subfields: readonly XmlNode[]): XmlNode[] {
  return subfields
    .filter(one => codeOf(one) === 'd')
    .map(one => ({
      ...field,
      attributes: { tag: '246', ind1: '3', ind2: '1' },
      children: [recoded(one, 'a')]
    }))
}

function recoded(one: XmlNode, code: string): XmlNode {
  return { ...one, attributes: { code } }
}

/** The kind of date and the dates of 100$a, where 008 has them. */
function fixedField(coded: XmlNode): XmlNode {
  const text = (childrenNamed(coded, 'subfield')[0]?.children ?? [])
    .filter(child => typeof child === 'string')
    .join('')
  const kinds: Readonly<Record<string, string>> = { a: 'c', b: 'd', c: 'u', g: 'm', f: 'q' }
  const dates = (kinds[text.charAt(8)] ?? 's') + text.slice(9, 17)
  return {
    ...coded,
    name: 'controlfield',
    attributes: { tag: '008' },
    children: [`      ${dates}`]
  }
}
