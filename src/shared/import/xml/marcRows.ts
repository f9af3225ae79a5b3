import { headerFor, sourceRowMaker } from '../foreign/ownRows'
import type { OwnRow } from '../foreign/ownRows'
import type { RowFault, SourceRow } from '../sourceRow'
import { marcAuthority } from './marcAuthority'
import { marcPeriodical } from './marcPeriodical'
import { marcRecord } from './marcRecord'
import type { MarcRecord } from './marcRecord'
import { marcSource } from './marcSource'
import { fromUnimarc } from './unimarc'
import { allNamed, childrenNamed } from './xmlNode'
import type { XmlNode } from './xmlNode'

export const marcKinds = ['periodical', 'source', 'person', 'organisation'].map(kind =>
  headerFor(kind, ['marc_001'])
)
const toRow = sourceRowMaker(marcKinds)

/** A record of MARC 21 or UNIMARC, which may lie within one of the service that gave it. */
export function marcRows(node: XmlNode): readonly SourceRow[] {
  if (childrenNamed(node, 'datafield').length === 0) {
    const within = allNamed(node, 'record').filter(
      one => childrenNamed(one, 'datafield').length > 0
    )
    // A service says of a deleted record no more than that.
    return within.flatMap(marcRows)
  }
  const record = marcRecord(fromUnimarc(node))
  const row = rowOf(record, node)
  if (!row) return [refusedRow(record, node.line)]
  return [toRow({ ...row, others: [...(row.others ?? []), ...record.rest()] })]
}

/** Subjects and places have authority records too; here is no kind for them. It is named by its heading. */
function refusedRow(record: MarcRecord, line: number): SourceRow {
  const headings = record.fields('130', '147', '148', '150', '151', '155', '162', '180', '185')
  const name = headings.map(field => field.texts('abvxyz').join('--'))
  const cells = { marc_001: record.control('001'), name }
  const fault: RowFault = { code: 'unreadable', column: 0, text: name.join('; ') }
  return { ...toRow({ line, kind: 'organisation', cells }), faults: [fault] }
}

function rowOf(record: MarcRecord, node: XmlNode): OwnRow | null {
  const type = record.leader.charAt(6)
  const isAuthority = type === 'z' || node.attributes['type'] === 'Authority'
  if (isAuthority) {
    const isEntity = ['100', '110', '111'].some(tag => record.has(tag))
    return isEntity ? marcAuthority(record, node.line) : null
  }
  return isSerial(record) ? marcPeriodical(record, node.line) : marcSource(record, node.line)
}

/** By the leader; where there is none, by what only serials have. */
function isSerial(record: MarcRecord): boolean {
  const level = record.leader.charAt(7)
  if (level !== '') return level === 's' || level === 'i'
  return ['310', '321', '362', '866'].some(tag => record.has(tag)) || !hasTitleOfBook(record)
}

function hasTitleOfBook(record: MarcRecord): boolean {
  return ['020', '100', '110', '700', '773'].some(tag => record.has(tag))
}
