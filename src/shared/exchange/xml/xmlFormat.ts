import type { CatalogueRecord } from '../../records/record'
import type { ExportContext } from '../context'
import type { ExportFormat } from '../format'
import type { Loss } from '../losses'
import { xmlDeclaration, xmlText } from './markup'
import type { XmlElement } from './markup'
import { reportLosses, viewOf } from './recordView'
import type { RecordView } from './recordView'

/** What is written of every record as of any other. */
const common = ['referenceCode', 'status', 'tags', 'publicNotes', 'relations', 'citations']

/** The losses of a record are those met while it is written, and the fields that nothing takes. */
export function xmlLosses(
  build: (view: RecordView) => unknown,
  taken: readonly string[]
): NonNullable<ExportFormat['lossesOf']> {
  const all = new Set([...common, ...taken])
  return (record, context) => {
    const losses: Loss[] = []
    const view = viewOf(record, context, losses)
    if (!view) return []
    build(view)
    reportLosses(view, all)
    return losses
  }
}

export function viewForWriting(
  record: CatalogueRecord,
  context: ExportContext
): RecordView | undefined {
  return viewOf(record, context, [])
}

type Target = Pick<ExportFormat, 'name' | 'group' | 'target' | 'kinds' | 'hasFigures'>

/** A format with a file for each record. */
export function filePerRecord(
  target: Target,
  build: (view: RecordView) => XmlElement,
  taken: readonly string[]
): ExportFormat {
  return {
    ...target,
    extension: 'xml',
    fileOf: 'record',
    fileName: '',
    writer: () => ({
      begin: () => xmlDeclaration,
      record(record, context) {
        const view = viewForWriting(record, context)
        return view ? xmlText(build(view)) : ''
      },
      end: () => ''
    }),
    lossesOf: xmlLosses(build, taken)
  }
}
