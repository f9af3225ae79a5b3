/** An element of an XML file as it was read, names without their prefixes. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlNode | string)[]
  /** Line of the file on which it begins. */
  readonly line: number
}

export function childrenNamed(node: XmlNode | undefined, name: string): XmlNode[] {
  return (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && child.name === name
  )
}

/** The first element that is reached by these names, one below the other. */
export function nodeAt(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((found, name) => childrenNamed(found, name)[0], node)
}

/** Elements of this name at any depth. */
export function allNamed(node: XmlNode | undefined, name: string): XmlNode[] {
  return (node?.children ?? []).flatMap(child => {
    if (typeof child === 'string') return []
    return child.name === name ? [child, ...allNamed(child, name)] : allNamed(child, name)
  })
}

/** The text in an element and all below it, blanks as in prose. */
export function textIn(node: XmlNode | undefined): string {
  return rawText(node).replace(/\s+/g, ' ').trim()
}

/** Elements that stand side by side are words of their own; within a word an element divides nothing. */
function rawText(node: XmlNode | undefined): string {
  const children = node?.children ?? []
  return children
    .map((child, at) => {
      if (typeof child === 'string') return child
      const isBesideElement = at > 0 && typeof children[at - 1] !== 'string'
      return (isBesideElement ? ' ' : '') + rawText(child)
    })
    .join('')
}

/** Paragraphs, items and events as lines of a text; the text itself where there are none. */
export function paragraphsIn(node: XmlNode | undefined): string {
  return blocksIn(node).join('\n')
}

const lists = new Set(
  'chronList list outline level chronItemSet biogHist descriptiveNote'.split(' ')
)

export function blocksIn(node: XmlNode | undefined): string[] {
  const children = (node?.children ?? []).filter(
    child => typeof child !== 'string' || child.trim() !== ''
  )
  if (children.some(child => typeof child === 'string')) return [textIn(node)].filter(Boolean)
  return children.flatMap(child => {
    if (typeof child === 'string') return []
    if (lists.has(child.name)) return blocksIn(child)
    return [child.name === 'chronItem' ? eventOf(child) : textIn(child)].filter(Boolean)
  })
}

/** Its date, then what happened. */
function eventOf(node: XmlNode): string {
  const parts = node.children.flatMap(child => (typeof child === 'string' ? [] : [child]))
  const texts = parts.map(part =>
    part.name === 'dateRange' ? blocksIn(part).join('–') : textIn(part)
  )
  return texts.filter(Boolean).join(': ')
}
