import { ownRow } from '../sourceRow'
import type { OwnCells, OwnRow } from '../foreign/ownRows'
import { blocksIn, childrenNamed, nodeAt, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

/**
 * The sources of an entity: a source of ours, found by its title, and a citation of it, kept apart by the entity's id
 * and the place of the source in its list.
 */
export function eacSources(
  control: XmlNode | undefined,
  recordId: string,
  line: number,
  keyColumn: string
): { readonly rows: readonly OwnRow[]; readonly cells: OwnCells } {
  const read = childrenNamed(nodeAt(control, 'sources'), 'source').flatMap((node, index) => {
    const said = textIn(nodeAt(node, 'sourceEntry') ?? nodeAt(node, 'reference'))
    const title = said || (node.attributes['href'] ?? '').trim()
    return title === '' ? [] : [{ node, title, key: `${recordId}#${String(index + 1)}` }]
  })
  const titles = new Set<string>()
  const rows = read.flatMap(({ node, title, key }): OwnRow[] => {
    const isAgain = titles.has(title)
    titles.add(title)
    const url = node.attributes['href'] ?? ''
    const [quote = '', ...translation] = blocksIn(nodeAt(node, 'descriptiveNote'))
    const source: OwnRow = {
      line,
      kind: 'source',
      about: { text: title, kinds: ['source'] },
      cells: { title, url }
    }
    const citation: OwnRow = {
      line,
      kind: 'citation',
      key,
      cells: {
        source: title,
        locator: textIn(nodeAt(node, 'citedRange')),
        quote,
        translation: translation.join('\n'),
        [keyColumn]: key
      }
    }
    return isAgain ? [citation] : [source, citation]
  })
  return { rows, cells: { citations: read.map(({ key }) => ownRow(key)) } }
}
