import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCsv } from '../../../../../src/shared/csv/parse'
import { unguardCell } from '../../../../../src/shared/csv/guard'
import { guessRules } from '../../../../../src/shared/import/guess'
import type { ImportPlan } from '../../../../../src/shared/import/plan'
import { findTerm } from '../../../../../src/shared/vocabularies/vocabularies'
import { kindNamed } from '../../../../../src/shared/records/kinds'
import { allRecords } from '../../../../../src/renderer/db/repositories/records'
import { csvSlabs, otherColumnsOf } from '../../../../../src/renderer/services/exportCsv'
import { newElementKey } from '../../../../../src/renderer/services/ids'
import { csvRowSource } from '../../../../../src/renderer/worker/import/csvRows'
import { importRun } from '../../../../../src/renderer/worker/import/importRun'
import { matchesOf } from '../../../../../src/renderer/worker/import/matching'
import type { RowOutcome } from '../../../../../src/renderer/worker/import/outcome'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { sharedFile } from '../../../../helpers/sharedFiles'

const newspapers = sharedFile('periodicals/nz_newspapers.csv')
const artworks = sharedFile('large/tate_artworks.csv.gz')

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

function chunksOf(text: string, size: number) {
  let at = 0
  return async () => {
    const part = text.slice(at, at + size)
    at += size
    return { text: part, bytes: Math.min(at, text.length), isEnd: at >= text.length }
  }
}

interface Import {
  readonly outcomes: readonly RowOutcome[]
  readonly plan: ImportPlan
}

async function importText(text: string, kindName: string, isGuarded = false): Promise<Import> {
  const kind = kindNamed(kindName)
  if (!kind) throw new Error(kindName)
  const { rows } = parseCsv(text.slice(0, 200_000), ',')
  const [header = [], ...sample] = rows
  const plan: ImportPlan = {
    kind: kindName,
    columns: guessRules(kind, isGuarded ? header.map(unguardCell) : header, sample.slice(0, 50)),
    constants: [],
    dayFirst: null,
    calendar: 'gregorian',
    decimalMark: null,
    isGuarded,
    match: { by: 'referenceCode', columns: [] },
    found: 'update',
    missing: 'create',
    emptyCells: 'clear',
    createsReferences: false,
    terms: {}
  }
  const { database, saving } = catalogue
  const matches = await matchesOf(database, plan, kind, 'en', new AbortController().signal)
  const source = csvRowSource({
    delimiter: ',',
    next: chunksOf(text, 65_537),
    onIssue: issue => expect(issue).toBe(undefined),
    onRead: () => undefined
  })
  const outcomes: RowOutcome[] = []
  const run = importRun(source, {
    database,
    plan,
    kind,
    locale: 'en',
    matches,
    resolve: async requests => requests.map(() => 'unknown' as const),
    codesOfFile: new Set(),
    milliseconds: 1_700_000_000_000,
    seed: 7,
    newKey: newElementKey
  })
  async function* batches() {
    for await (const rows of run) {
      outcomes.push(...rows)
      yield rows.flatMap(({ operations }) => operations)
    }
  }
  await saving.saveAll(batches(), { why: 'Import' })
  return { outcomes, plan }
}

async function exported(kindName: string): Promise<string> {
  const kind = kindNamed(kindName)
  if (!kind) throw new Error(kindName)
  const { database } = catalogue
  const ids: string[] = []
  for await (const page of allRecords(database, 1000)) ids.push(...page.map(({ id }) => id))
  const source = {
    database,
    locale: 'en',
    signal: new AbortController().signal,
    onRead: () => undefined
  } as const
  const format = { delimiter: ',', lineEnd: '\n', byteOrderMark: false, guard: 'exact' } as const
  const others = await otherColumnsOf(source, ids)
  let text = ''
  for await (const slab of csvSlabs(source, { kind, ids, format, without: [], others }))
    text += slab
  return text
}

/** The rows of a file, each as its columns by name. */
function tableOf(text: string): Map<string, Record<string, string>> {
  const [header = [], ...rows] = parseCsv(text, ',').rows
  const named = rows.map(row => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
  return new Map(named.map(row => [row['reference_code'] ?? row['id'] ?? '', row]))
}

function statuses(outcomes: readonly RowOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Our column's name for each column of the file that found a field. */
function ownNames({ columns }: ImportPlan): ReadonlyMap<string, string> {
  const names: Record<string, string> = {
    referenceCode: 'reference_code',
    titles: 'title',
    title: 'title',
    publicNotes: 'public_notes'
  }
  return new Map(
    columns.flatMap(({ header, target }) =>
      typeof target === 'object' ? [[header, names[target.field] ?? target.field] as const] : []
    )
  )
}

async function comesBackEqual(text: string, kindName: string): Promise<void> {
  const first = await importText(text, kindName)
  const rows = tableOf(text)
  expect(statuses(first.outcomes)).toEqual({ created: rows.size })
  const again = await importText(text, kindName)
  expect(statuses(again.outcomes)).toEqual({ unchanged: rows.size })
  const back = tableOf(await exported(kindName))
  expect(back.size).toBe(rows.size)
  const names = ownNames(first.plan)
  for (const [id, row] of rows) {
    const own = back.get(id)
    const found = Object.fromEntries(
      Object.keys(row).map(name => [name, own?.[names.get(name) ?? name] ?? ''])
    )
    // A term comes back as its code, whatever it was called.
    const term = findTerm('frequencies', row['frequency'] ?? '')
    expect(found).toEqual(term ? { ...row, frequency: term.code } : row)
  }
}

describe.skipIf(!existsSync(newspapers))('a table of real newspapers', () => {
  it('imports, changes nothing when imported again, and comes back equal', async () => {
    await comesBackEqual(readFileSync(newspapers, 'utf8'), 'periodical')
  }, 120_000)
})

describe.skipIf(!existsSync(artworks))('a table of real artworks', () => {
  it('imports, changes nothing when imported again, and comes back equal', async () => {
    const text = gunzipSync(readFileSync(artworks)).toString('utf8')
    // The whole file belongs to the benchmark: here its first rows, which have every difficulty of it.
    const { lines } = parseCsv(text, ',')
    const end = lines[2500] ?? 0
    await comesBackEqual(
      text
        .split('\n')
        .slice(0, end - 1)
        .join('\n') + '\n',
      'source'
    )
  }, 120_000)
})
