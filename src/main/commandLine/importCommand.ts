import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { fileRows } from '../../shared/import/run/fileRows'
import { importRun } from '../../shared/import/run/importRun'
import { operationTexts } from '../../shared/import/run/operationTexts'
import { plansWithMatches } from '../../shared/import/run/matching'
import { createNameLookup, namedRecord } from '../../shared/import/run/nameLookup'
import type { RowOutcome } from '../../shared/import/run/outcome'
import { createReport } from '../../shared/import/run/report'
import type { ImportCheck, Spool } from '../../shared/import/run/report'
import type { SourceRow } from '../../shared/import/sourceRow'
import { openCatalogue } from '../catalogue/catalogueSession'
import { CommandFailure } from './commandFailure'
import type { Journal } from '../journal/journal'
import type { Answer } from './answer'
import { openImport } from './importFile'
import type { OpenImport } from './importFile'
import { readCatalogue } from './readCatalogue'
import type { ReadCatalogue } from './readCatalogue'
import type { DeviceContext } from './runCommandLine'
import type { CommandWords } from './words'

type Outcomes = AsyncIterable<readonly RowOutcome[]>

/** Imports a file as one step: all of its rows, or those that can be taken, or none. */
export async function importCommand(words: CommandWords, device: DeviceContext): Promise<Answer> {
  const folder = resolve(words.folder)
  const file = await openImport(words)
  try {
    if (words.isCheck) {
      const run = await readyRun(await readCatalogue(folder), file, words)
      return answerOf(await checked(run()), false, file)
    }
    const session = await openCatalogue(folder, device)
    try {
      const { readOnly } = session.describe()
      if (readOnly !== null)
        throw new CommandFailure(
          readOnly,
          `${folder} cannot be written: it is in use, or closed to writing`
        )
      const run = await readyRun(await readCatalogue(folder), file, words)
      const check = await checked(run())
      const isTaken = check.counts.refused === 0 || words.takesValid
      if (isTaken) await write(session.journal, run(), words)
      return answerOf(check, isTaken, file)
    } finally {
      await session.close()
    }
  } finally {
    await file.close()
  }
}

/** What each row does, as often as it is asked for: the same ids each time. */
async function readyRun(
  { all, contextIn }: ReadCatalogue,
  file: OpenImport,
  { language: locale }: CommandWords
): Promise<() => Outcomes> {
  const records = {
    byId: (ids: readonly string[]) => Promise.resolve(ids.map(id => all.get(id))),
    async *pages() {
      yield await Promise.resolve([...all.values()])
    }
  }
  const { labelOf } = contextIn(locale)
  const resolveNames = createNameLookup(
    [...all.values()].map(record => namedRecord(record, labelOf(record.id)))
  )
  const options = {
    records,
    plans: await plansWithMatches(records, file.plans, locale),
    locale,
    resolve: (...requests: Parameters<typeof resolveNames>) =>
      Promise.resolve(resolveNames(...requests)),
    milliseconds: Date.now(),
    seed: randomInt(2 ** 32),
    newKey: () => randomBytes(8).toString('hex')
  }
  async function* rows(): AsyncGenerator<readonly SourceRow[]> {
    yield* fileRows(file, { next: await file.chunks(), onRead: () => undefined })
  }
  return () => importRun(rows, options)
}

async function checked(outcomes: Outcomes): Promise<ImportCheck> {
  const report = createReport(countingSpool)
  for await (const batch of outcomes) report.add(batch)
  return report.result()
}

/** Groups and counts are said; the single lines of a report are for the window. */
function countingSpool<Entry>(): Spool<Entry> {
  let count = 0
  return {
    get count() {
      return count
    },
    add: () => count++,
    read: () => []
  }
}

/** As one transaction: until its last changeset is on the disk, nothing of it counts. */
async function write(journal: Journal, outcomes: Outcomes, words: CommandWords): Promise<void> {
  const tx = randomUUID()
  const draft = { by: words.person, why: `Import: ${basename(words.file)}`, tx }
  let last = ''
  for await (const batch of outcomes) {
    for (const ops of operationTexts(batch)) {
      if (last !== '') await journal.appendTexts([{ ...draft, ops: last }])
      last = ops
    }
  }
  if (last !== '') await journal.appendTexts([{ ...draft, ops: last, end: true }])
}

function answerOf(check: ImportCheck, isWritten: boolean, { above }: OpenImport): Answer {
  const { counts, groups } = check
  return {
    found: counts.refused > 0,
    json: { isWritten, above, ...check },
    lines: [
      ...above.map(text => `above the header\t${text}`),
      ...Object.entries(counts).map(([status, count]) => `${status}\t${String(count)}`),
      ...groups.map(({ code, column, count, line, outcome, text }) =>
        [
          ...[outcome, code, column === null ? 'row' : `column ${String(column + 1)}`],
          ...[`line ${String(line)}`, String(count), text]
        ].join('\t')
      ),
      isWritten ? 'written' : 'nothing written'
    ]
  }
}
