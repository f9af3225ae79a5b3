import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCsv } from '../../../../../src/shared/csv/parse'
import { guessRules } from '../../../../../src/shared/import/guess'
import { cautiousPlan } from '../../../../../src/shared/import/plan'
import type { ImportPlan } from '../../../../../src/shared/import/plan'
import { findTerm } from '../../../../../src/shared/vocabularies/vocabularies'
import { kindNamed } from '../../../../../src/shared/records/kinds'
import { allRecords } from '../../../../../src/renderer/db/repositories/records'
import { csvSlabs, otherColumnsOf } from '../../../../../src/renderer/services/exportCsv'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { importFile } from '../../../../helpers/importing'
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

interface Import {
  readonly counts: Record<string, number>
  readonly plan: ImportPlan
}

function planFor(text: string, kindName: string): ImportPlan {
  const kind = kindNamed(kindName)
  if (!kind) throw new Error(kindName)
  const { rows } = parseCsv(text.slice(0, 200_000), ',')
  const [header = [], ...sample] = rows
  return {
    ...cautiousPlan,
    kind: kindName,
    columns: guessRules(kind, header, sample.slice(0, 50)),
    match: { by: 'referenceCode', columns: [] },
    emptyCells: 'clear'
  }
}

/** What became of the rows is counted, not kept. */
async function importText(text: string, plan: ImportPlan): Promise<Import> {
  const counts: Record<string, number> = {}
  await importFile(catalogue, {
    text,
    plans: [plan],
    onBatch(outcomes) {
      for (const { status, issues } of outcomes) {
        counts[status] = (counts[status] ?? 0) + 1
        for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1
      }
    }
  })
  return { counts, plan }
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
  const plan = planFor(text, kindName)
  const rows = tableOf(text)
  const first = await importText(text, plan)
  expect(first.counts['created']).toBe(rows.size)
  const again = await importText(text, plan)
  const { unchanged, changed, created, refused } = again.counts
  expect({ unchanged, changed, created, refused }).toEqual({ unchanged: rows.size })
  const back = tableOf(await exported(kindName))
  expect(back.size).toBe(rows.size)
  const names = ownNames(plan)
  let different = 0
  for (const [id, row] of rows) {
    const own = back.get(id)
    const found = Object.fromEntries(
      Object.keys(row).map(name => [name, own?.[names.get(name) ?? name] ?? ''])
    )
    // A term comes back as its code, whatever it was called.
    const term = findTerm('frequencies', row['frequency'] ?? '')
    const wanted = term ? { ...row, frequency: term.code } : row
    // All differences are counted, the first ones shown.
    if (JSON.stringify(found) === JSON.stringify(wanted)) continue
    different++
    if (different < 3) expect.soft(found).toEqual(wanted)
  }
  expect(different).toBe(0)
}

describe.skipIf(!existsSync(newspapers))('a table of real newspapers', () => {
  it('imports whole, changes nothing when imported again, and comes back equal', async () => {
    await comesBackEqual(readFileSync(newspapers, 'utf8'), 'periodical')
  }, 300_000)
})

describe.skipIf(!existsSync(artworks))('a table of real artworks', () => {
  it('imports, changes nothing when imported again, and comes back equal', async () => {
    const text = gunzipSync(readFileSync(artworks)).toString('utf8')
    // All of them: with OPIS_ALL_ROWS=1, and in the real database by importLarge.spec.ts.
    const rows = process.env['OPIS_ALL_ROWS'] === undefined ? 2500 : Infinity
    await comesBackEqual(firstRows(text, rows), 'source')
  }, 3_600_000)
})

/** The header and so many rows below it. */
function firstRows(text: string, count: number): string {
  const { lines } = parseCsv(text, ',')
  const end = lines[count + 1]
  return end === undefined ? text : text.split('\n', end - 1).join('\n') + '\n'
}
