/** An element before it is written. Attributes without a value and empty children are left out. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

type Child = XmlElement | string | null | undefined | readonly Child[]

type Attributes = Readonly<Record<string, string | null | undefined>>

/** What XML 1.0 has no way to write, not even escaped, and the halves of characters. */
const unbearable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;'
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

export function hasUnbearable(text: string): boolean {
  return text.search(unbearable) !== -1
}

export function withoutUnbearable(text: string): string {
  return text.replace(unbearable, '')
}

export function element(name: string, attributes: Attributes, ...children: Child[]): XmlElement {
  return { name, attributes: present(attributes), children: flat(children) }
}

/** The element, or null where nothing would stand in it. */
export function filled(
  name: string,
  attributes: Attributes,
  ...children: Child[]
): XmlElement | null {
  const made = element(name, attributes, ...children)
  const isEmpty = made.children.every(child => typeof child === 'string' && child.trim() === '')
  return isEmpty ? null : made
}

/** Text on one line, as identifiers, names and terms are. */
export function line(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim()
}

/** The paragraphs of a longer text, each on one line. */
export function paragraphs(name: string, text: string): XmlElement[] {
  return clean(text)
    .split('\n')
    .flatMap(part => filled(name, {}, line(part)) ?? [])
}

/** Elements stand on lines of their own unless text stands beside them, where a line would become part of it. */
export function xmlText(node: XmlElement, depth = 0): string {
  const margin = '  '.repeat(depth)
  return `${margin}${inner(node, depth)}\n`
}

/** The start tag alone, for an element whose children follow one by one. */
export function startTag({ name, attributes }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`)
  return `<${name}${written.join('')}>`
}

function inner(node: XmlElement, depth: number): string {
  const { name, children } = node
  const start = startTag(node)
  if (children.length === 0) return `${start.slice(0, -1)}/>`
  if (children.some(child => typeof child === 'string')) {
    const texts = children.map(child =>
      typeof child === 'string' ? escaped(child) : inner(child, 0)
    )
    return `${start}${texts.join('')}</${name}>`
  }
  const lines = children.map(child => (typeof child === 'string' ? '' : xmlText(child, depth + 1)))
  return `${start}\n${lines.join('')}${'  '.repeat(depth)}</${name}>`
}

function clean(text: string): string {
  return withoutUnbearable(text.replace(/\r\n?/g, '\n'))
}

function escaped(text: string): string {
  return clean(text).replace(/[&<>]/g, character => escapes[character] ?? '')
}

/** A reader would turn a tab or a line end within an attribute into a space. */
function quoted(text: string): string {
  return clean(text).replace(/[&<>"\t\n]/g, character => escapes[character] ?? '')
}

function present(attributes: Attributes): Readonly<Record<string, string>> {
  const entries = Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [[key, value] as const]
  )
  return Object.fromEntries(entries)
}

function flat(children: readonly Child[]): (XmlElement | string)[] {
  return children.flatMap((child): (XmlElement | string)[] => {
    if (child === null || child === undefined || child === '') return []
    if (typeof child === 'string' || 'name' in child) return [child]
    return flat(child)
  })
}
