import type { Changeset } from '../../shared/changeLog/changeset'
import { csvRow, csvStart, defaultCsvFormat } from '../../shared/csv/write'
import type { FileEvent } from '../../shared/fixity/events'
import type { CatalogueRecord } from '../../shared/records/record'
import { textOf, valueOf } from '../../shared/records/record'
import { isMachineReading } from '../../shared/texts/reasons'
import { changesOf } from '../db/repositories/changesets'
import type { CatalogueContext } from './catalogueContext'
import { scansIn } from './scanFiles'

/** What the history of a scan's record says of its file: how it came, and who read its text. */
function eventsOfChanges(changes: readonly Changeset[], unknownAgent: string): FileEvent[] {
  const oldestFirst = [...changes].sort((a, b) => (a.t < b.t ? -1 : 1))
  return oldestFirst.flatMap((change, at): FileEvent[] => {
    const { at: date, by, why = '' } = change
    if (at === 0) {
      const agent = by === '' ? unknownAgent : by
      return [{ type: 'ingestion', date, agent, outcome: 'ok', note: '' }]
    }
    if (!isMachineReading(change)) return []
    // "recognised: tesseract.js 7.0.0": what was done, and by which program.
    const [how = '', ...agent] = why.split(': ')
    const type = 'text extraction'
    return [{ type, date, agent: agent.join(': '), outcome: 'ok', note: how }]
  })
}

/** What happened to the file of a scan, oldest first: from the record's history and the logs of checks. */
export async function fileEvents(
  { database, main }: Pick<CatalogueContext, 'database' | 'main'>,
  scan: CatalogueRecord,
  unknownAgent: string
): Promise<readonly FileEvent[]> {
  const sha256 = textOf(valueOf(scan, 'sha256'))
  const [changes, checks] = await Promise.all([
    changesOf(database, scan.id),
    main.fixity.events([sha256])
  ])
  return merged(eventsOfChanges(changes, unknownAgent), checks[sha256] ?? [])
}

function merged(a: readonly FileEvent[], b: readonly FileEvent[]): readonly FileEvent[] {
  return [...a, ...b].sort((one, other) => Date.parse(one.date) - Date.parse(other.date))
}

/** The semantic units of PREMIS 3.0 that say the same. */
const columns = [
  'objectIdentifierValue',
  'originalName',
  'eventType',
  'eventDateTime',
  'linkingAgentIdentifierValue',
  'eventOutcome',
  'eventOutcomeDetailNote'
]

/** All events of all scans as CSV, one row each, for programs that keep such records. */
export async function* fileEventsCsv(
  context: CatalogueContext,
  unknownAgent: string
): AsyncGenerator<string> {
  const format = { ...defaultCsvFormat, byteOrderMark: true, lineEnd: '\r\n' } as const
  yield csvStart(format) + csvRow(columns, format)
  for (const isTrash of [false, true]) {
    for await (const scans of scansIn(context, isTrash)) {
      const hashes = scans.map(scan => textOf(valueOf(scan, 'sha256')))
      const checks = await context.main.fixity.events(hashes)
      let rows = ''
      for (const [at, scan] of scans.entries()) {
        const changes = await changesOf(context.database, scan.id)
        const sha256 = hashes[at] ?? ''
        const events = merged(eventsOfChanges(changes, unknownAgent), checks[sha256] ?? [])
        const name = textOf(valueOf(scan, 'originalName'))
        for (const { type, date, agent, outcome, note } of events) {
          rows += csvRow([sha256, name, type, date, agent, outcome, note], format)
        }
      }
      yield rows
    }
  }
}
