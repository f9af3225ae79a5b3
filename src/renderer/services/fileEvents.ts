import type { Changeset } from '../../shared/changeLog/changeset'
import { csvRow, csvStart, spreadsheetCsvFormat } from '../../shared/csv/write'
import type { FileEvent } from '../../shared/fixity/events'
import { expectedPage } from '../../shared/fixity/fixity'
import type { CatalogueRecord } from '../../shared/records/record'
import { textOf, valueOf } from '../../shared/records/record'
import { isMachineReading } from '../../shared/texts/reasons'
import { changesOf, changesOfEach } from '../db/repositories/changesets'
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

function fileOf(scan: CatalogueRecord): string {
  return textOf(valueOf(scan, 'sha256'))
}

/** What happened to the file of a scan, oldest first: from the record's history and the logs of checks. */
export async function fileEvents(
  { database, main }: Pick<CatalogueContext, 'database' | 'main'>,
  scan: CatalogueRecord,
  unknownAgent: string
): Promise<readonly FileEvent[]> {
  const file = fileOf(scan)
  const [changes, checks] = await Promise.all([
    changesOf(database, scan.id),
    main.fixity.events([file])
  ])
  return merged(eventsOfChanges(changes, unknownAgent), checks[file] ?? [])
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

/** What the logs say of all scans: read through for as many files at once as can be asked for. */
async function checksOfAll(context: CatalogueContext): Promise<Map<string, readonly FileEvent[]>> {
  const files: string[] = []
  for (const isTrash of [false, true]) {
    for await (const scans of scansIn(context, isTrash)) files.push(...scans.map(fileOf))
  }
  const checks = new Map<string, readonly FileEvent[]>()
  for (let from = 0; from < files.length; from += expectedPage) {
    const found = await context.main.fixity.events(files.slice(from, from + expectedPage))
    for (const [file, events] of Object.entries(found)) checks.set(file, events)
  }
  return checks
}

/** All events of all scans as CSV, one row each, for programs that keep such records. */
export async function* fileEventsCsv(
  context: CatalogueContext,
  unknownAgent: string
): AsyncGenerator<string> {
  const format = { ...spreadsheetCsvFormat, byteOrderMark: true }
  yield csvStart(format) + csvRow(columns, format)
  const checks = await checksOfAll(context)
  for (const isTrash of [false, true]) {
    for await (const scans of scansIn(context, isTrash)) {
      let rows = ''
      const changes = await changesOfEach(context.database, scans)
      for (const scan of scans) {
        const file = fileOf(scan)
        const own = eventsOfChanges(changes.get(scan.id) ?? [], unknownAgent)
        const events = merged(own, checks.get(file) ?? [])
        const name = textOf(valueOf(scan, 'originalName'))
        for (const { type, date, agent, outcome, note } of events) {
          rows += csvRow([file, name, type, date, agent, outcome, note], format)
        }
      }
      yield rows
    }
  }
}
