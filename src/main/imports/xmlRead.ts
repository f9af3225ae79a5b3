import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { encodingExists } from 'iconv-lite'
import { SaxesParser } from 'saxes'
import type { SaxesTagNS } from 'saxes'
import { xmlTables } from '../../shared/import/xml/xmlTable'
import type { XmlFormat } from '../../shared/import/xml/xmlFormats'
import type { XmlNode } from '../../shared/import/xml/xmlNode'
import type { SourceRow } from '../../shared/import/sourceRow'
import { Failure } from '../failure'
import type { LoadedTable } from './messages'
import { decoderFor, readStart } from './textReader'

export interface XmlLimits {
  readonly bytes: number
  readonly depth: number
  /** Elements of one record, and characters of one text. */
  readonly nodes: number
  readonly text: number
}

export const xmlLimits: XmlLimits = {
  bytes: 200 * 1024 * 1024,
  depth: 64,
  nodes: 100_000,
  text: 4_000_000
}

/**
 * Reads the records of an XML file, one at a time. Entities are not there to be expanded: a document type with
 * definitions of its own is refused, and one that lies elsewhere is never fetched.
 */
export async function readXml(
  path: string,
  format: XmlFormat,
  limits = xmlLimits
): Promise<LoadedTable> {
  const { size } = await stat(path)
  if (size > limits.bytes) throw new Failure('xmlTooLarge', `An XML file of ${String(size)} bytes`)
  const { records, kinds, rows: rowsOf } = xmlTables[format]
  const rows: SourceRow[] = []
  let count = 0
  const parser = createRecordParser(new Set(records), limits, record => {
    count++
    rows.push(...rowsOf(record, count))
  })
  const decode = decoderFor(await encodingOf(path))
  let read = 0
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    parser.write(decode(bytes, read, false))
    read += bytes.length
  }
  parser.write(decode(Buffer.alloc(0), read, true))
  parser.end()
  if (count === 0) throw new Failure('xmlWithoutRecords', 'No record stands in the file')
  const present = kinds.filter(({ kind }) => rows.some(row => row.kind === kind))
  return { sheets: [], header: [], kinds: present, rows, issues: [] }
}

/** By its byte order mark or its declaration; UTF-8 without either. */
async function encodingOf(path: string): Promise<string> {
  const start = Buffer.from(await readStart(path, 256))
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  const [, named = 'utf-8'] =
    /^[^>]*encoding=["']([\w.-]+)["']/.exec(start.toString('latin1')) ?? []
  if (encodingExists(named)) return named
  throw new Failure('xmlUnreadable', `Nothing is known of the encoding ${named}`)
}

interface OpenNode extends XmlNode {
  readonly children: (XmlNode | string)[]
}

interface RecordParser {
  write(text: string): void
  end(): void
}

/** Keeps the elements of one record, and only while it is read. */
function createRecordParser(
  names: ReadonlySet<string>,
  limits: XmlLimits,
  onRecord: (record: XmlNode) => void
): RecordParser {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: OpenNode[] = []
  let depth = 0
  let nodes = 0

  function fail(what: string): never {
    const place = `line ${String(parser.line)}`
    throw new Failure('xmlUnreadable', `The XML cannot be read: ${place}: ${what}`)
  }

  function addText(text: string): void {
    if (text.length > limits.text) fail('a text is too long')
    open.at(-1)?.children.push(text)
  }

  parser.on('error', error => fail(error.message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', doctype => {
    if (doctype.includes('[')) fail('the document type defines entities or elements of its own')
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (++depth > limits.depth) fail('elements stand too deep in one another')
    if (open.length === 0 && !names.has(tag.local)) return
    if (open.length === 0) nodes = 0
    if (++nodes > limits.nodes) fail('a record has too many elements')
    const attributes = Object.values(tag.attributes).map(one => [one.local, one.value] as const)
    const node: OpenNode = {
      name: tag.local,
      attributes: Object.fromEntries(attributes),
      children: [],
      line: parser.line
    }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    depth--
    const node = open.pop()
    if (node && open.length === 0) onRecord(node)
  })
  return {
    write: text => void parser.write(text),
    end: () => void parser.close()
  }
}
