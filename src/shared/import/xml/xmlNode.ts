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

function rawText(node: XmlNode | undefined): string {
  return (node?.children ?? [])
    .map(child => (typeof child === 'string' ? child : rawText(child)))
    .join(' ')
}

/** Paragraphs as lines of a text; the text itself where there are none. */
export function paragraphsIn(node: XmlNode | undefined): string {
  const paragraphs = allNamed(node, 'p').map(textIn)
  return paragraphs.length > 0 ? paragraphs.join('\n') : textIn(node)
}
