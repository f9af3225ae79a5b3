import type { ExportFormat, FilePlan, RecordWriter } from '../format'
import { startTag, xmlDeclaration, xmlText } from './markup'
import type { XmlElement } from './markup'
import type { RecordView } from './recordView'
import { viewForWriting, xmlLosses } from './xmlFormat'

/** The two versions of EAD differ in their elements, not in how a tree is written. */
export interface EadVersion {
  readonly root: XmlElement
  header(view: RecordView): XmlElement
  unit(view: RecordView, name: 'archdesc' | 'c'): XmlElement
}

/** Fields that find an element, besides those that every record has. */
const taken = [
  'title',
  'level',
  'parent',
  'dates',
  'extent',
  'creators',
  'scopeAndContent',
  'languages',
  'scripts',
  'repository',
  'access',
  'archivalHistory',
  'arrangement',
  'findingAids',
  'locationOfCopies',
  'attachments'
]

/** The unit without its end tag: the units below it follow. */
function opened(unit: XmlElement, depth: number): string {
  const margin = '  '.repeat(depth)
  const children = unit.children.map(child =>
    typeof child === 'string' ? '' : xmlText(child, depth + 1)
  )
  return `${margin}${startTag(unit)}\n${children.join('')}`
}

/**
 * Writes a tree unit by unit; only the elements that are still open are remembered. Units below the top stand in
 * `dsc`, which is opened by the first of them.
 */
function treeWriter(version: EadVersion, { outline }: FilePlan): RecordWriter {
  const open: { readonly name: string; readonly depth: number }[] = []

  function close(down: number): string {
    let text = ''
    for (let last = open.at(-1); last && last.depth >= down; last = open.at(-1)) {
      text += `${'  '.repeat(open.length)}</${last.name}>\n`
      open.pop()
    }
    return text
  }

  function top(view: RecordView): string {
    open.push({ name: 'archdesc', depth: 0 })
    const start = `${startTag(version.root)}\n${xmlText(version.header(view), 1)}`
    return start + opened(version.unit(view, 'archdesc'), 1)
  }

  function below(view: RecordView, depth: number): string {
    let text = close(Math.max(depth, 1))
    if (open.length === 1) {
      open.push({ name: 'dsc', depth: 0.5 })
      text += '    <dsc>\n'
    }
    open.push({ name: 'c', depth })
    return text + opened(version.unit(view, 'c'), open.length)
  }

  return {
    begin: () => xmlDeclaration,
    record(record, context) {
      const view = viewForWriting(record, context)
      if (!view) return ''
      const depth = outline?.places.get(record.id)?.depth ?? 0
      return open.length === 0 ? top(view) : below(view, depth)
    },
    end: () => (open.length === 0 ? '' : `${close(0)}</${version.root.name}>\n`)
  }
}

/**
 * One file for each top of the selection: an `ead` describes one body of material, and a collection wrapped around
 * several would be a unit of description that no archive has.
 */
export function eadTree(
  target: Pick<ExportFormat, 'name' | 'target'>,
  version: EadVersion
): ExportFormat {
  const losses = xmlLosses(view => {
    version.header(view)
    version.unit(view, 'c')
  }, taken)
  return {
    ...target,
    group: 'archives',
    kinds: ['document'],
    extension: 'xml',
    fileOf: 'tree',
    fileName: '',
    isTree: true,
    writer: plan => treeWriter(version, plan),
    lossesOf(record, context, plan) {
      const found = losses(record, context, plan)
      const place = plan.outline?.places.get(record.id)
      const isCut = place?.depth === 0 && place.entry.parent !== ''
      const cut = { recordId: record.id, field: 'parent', reason: 'parentNotExported' } as const
      return isCut ? [...found, cut] : found
    }
  }
}
