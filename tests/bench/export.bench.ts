import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { openParts } from '../../src/main/exports/parts'
import { csvColumns } from '../../src/shared/exchange/csvColumns'
import { csvExport } from '../../src/shared/exchange/csvExport'
import { createExportContext } from '../../src/shared/exchange/context'
import type { ExportFormat, FilePlan } from '../../src/shared/exchange/format'
import { recordsExport } from '../../src/shared/exchange/recordsExport'
import { parseCsv } from '../../src/shared/csv/parse'
import { kindNamed } from '../../src/shared/records/kinds'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { generatedOperations } from './generated/operations'
import { median, takeTurns, timed } from './measure'
import { plainRows } from './plainRows'
import { report } from './rows'
import type { Measured } from './rows'
import { rounds, sizes, workFolder } from './settings'

/** Records made once; a larger export writes them again and again, so that memory does not decide. */
const distinct = 5000
const slabSize = 256 * 1024

function recordsOfKind(kind: string): readonly CatalogueRecord[] {
  const found: CatalogueRecord[] = []
  for (let index = 0; found.length < distinct; index++) {
    const { records } = plainRows(generatedOperations(index), index + 1)
    found.push(...records.filter(record => record.kind === kind))
  }
  return found
}

/** As the window writes: text in slabs, a part beside the target, synced and put in place. */
async function exported(
  path: string,
  size: number,
  records: readonly CatalogueRecord[],
  format: ExportFormat,
  plan: FilePlan
): Promise<void> {
  const context = createExportContext(() => undefined, 'en')
  const parts = await openParts([path])
  const writer = format.writer(plan)
  let slab = writer.begin()
  for (let index = 0; index < size; index++) {
    const record = records[index % distinct]
    if (record) slab += writer.record(record, context)
    if (slab.length < slabSize) continue
    await parts.write(0, slab)
    slab = ''
  }
  await parts.write(0, slab + writer.end())
  await parts.finish()
}

/** The plainest program that makes the same file: cells that are ready are quoted, joined and written. */
async function plainLoop(path: string, size: number, rows: readonly (readonly string[])[]) {
  const handle = await open(path, 'w')
  let slab = ''
  for (let index = 0; index < size; index++) {
    const cells = rows[index % rows.length] ?? []
    const quoted = cells.map(cell =>
      /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
    )
    slab += `${quoted.join(',')}\r\n`
    if (slab.length < slabSize) continue
    await handle.writeFile(slab)
    slab = ''
  }
  await handle.writeFile(slab)
  await handle.sync()
  await handle.close()
}

async function plainLines(path: string, size: number, values: readonly unknown[]): Promise<void> {
  const handle = await open(path, 'w')
  let slab = ''
  for (let index = 0; index < size; index++) {
    slab += `${JSON.stringify(values[index % values.length])}\n`
    if (slab.length < slabSize) continue
    await handle.writeFile(slab)
    slab = ''
  }
  await handle.writeFile(slab)
  await handle.sync()
  await handle.close()
}

function textOf(format: ExportFormat, plan: FilePlan, records: readonly CatalogueRecord[]): string {
  const context = createExportContext(() => undefined, 'en')
  const writer = format.writer(plan)
  return writer.begin() + records.map(record => writer.record(record, context)).join('')
}

async function measure(size: number, kindName: string): Promise<readonly Measured[]> {
  const kind = kindNamed(kindName)
  if (!kind) return []
  const records = recordsOfKind(kindName)
  const rows = parseCsv(textOf(csvExport, { kind }, records), ',').rows.slice(1)
  const values = textOf(recordsExport, {}, records)
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown)
  const path = (name: string): string => join(workFolder, `${kindName}-${name}`)
  const times = await takeTurns(rounds, {
    csv: async () => [
      await timed(() => exported(path('own.csv'), size, records, csvExport, { kind }))
    ],
    plainCsv: async () => [await timed(() => plainLoop(path('plain.csv'), size, rows))],
    lines: async () => [
      await timed(() => exported(path('own.ndjson'), size, records, recordsExport, {}))
    ],
    plainLines: async () => [await timed(() => plainLines(path('plain.ndjson'), size, values))]
  })
  const columns = String(csvColumns(kind).length)
  return [
    {
      what: `export CSV, ${kind.plural}, ${columns} columns`,
      n: size,
      value: median(times.csv),
      peer: { name: 'ready cells quoted, joined, written', value: median(times.plainCsv) },
      goal: { ratio: 2 }
    },
    {
      what: `export NDJSON, ${kind.plural}`,
      n: size,
      value: median(times.lines),
      peer: { name: 'JSON.stringify, written', value: median(times.plainLines) },
      goal: { ratio: 2 }
    }
  ]
}

test('an export against a plain loop that writes the same bytes', async () => {
  await mkdir(workFolder, { recursive: true })
  const measured: Measured[] = []
  for (const size of sizes) {
    // A million of one kind says that the size changes nothing; the kinds are compared at less.
    const kinds = size < 1_000_000 ? ['section', 'document', 'figure'] : ['document']
    for (const kind of kinds) measured.push(...(await measure(size, kind)))
  }
  await report('export', measured)
})
