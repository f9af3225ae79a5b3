import { resolve } from 'node:path'
import { sniffDelimiter } from '../../shared/csv/sniff'
import { isTableFormat, sampleBytes } from '../../shared/import/file'
import type { ImportChunk } from '../../shared/import/file'
import { foreignFormat } from '../../shared/import/foreign/formats'
import type { ImportPlan } from '../../shared/import/plan'
import { guessPlan, kindOfFormat, knownPlans, startOfTable } from '../../shared/import/planFor'
import type { FileStart } from '../../shared/import/planFor'
import type { FileReading } from '../../shared/import/run/fileRows'
import { startOfText } from '../../shared/import/textStart'
import { kindNamed } from '../../shared/records/kinds'
import { CommandFailure } from './commandFailure'
import { createImports } from '../imports/imports'
import { createTableReader } from '../imports/tableReader'
import type { CommandWords } from './words'

/** A file to import, with what its columns mean. */
export interface OpenImport extends FileReading {
  readonly plans: readonly ImportPlan[]
  /** Titles and remarks above the header, which are left out. */
  readonly above: readonly string[]
  /** The file from its beginning, piece by piece. */
  chunks(): Promise<() => Promise<ImportChunk>>
  close(): Promise<void>
}

/** Looks into the file as the window does; what a person would be asked there must be said in the words. */
export async function openImport(words: CommandWords): Promise<OpenImport> {
  const imports = createImports(() => Promise.resolve(null), createTableReader)
  const { token, bytes } = await imports.take(resolve(words.file))
  const { format, encodings, isCertain } = await imports.examine(token)
  if (format === 'unknown')
    throw new CommandFailure(
      'importUnreadable',
      `${words.file} is in no format that can be imported`
    )
  const [likeliest] = encodings
  if (words.encoding === null && !isCertain) {
    const names = encodings.map(({ encoding }) => encoding).join(', ')
    throw new CommandFailure(
      'encodingUnsure',
      `The encoding is not certain. Say --encoding: ${names}`
    )
  }
  const encoding = words.encoding ?? likeliest?.encoding ?? 'utf-8'
  const table = isTableFormat(format) ? { encoding, sheet: 0 } : null
  const sample = table ? '' : await imports.sample(token, encoding)
  const delimiter = words.delimiter ?? sniffDelimiter(sample)
  const start = table
    ? startOfTable(await imports.table(token, table))
    : startOfText(sample, delimiter, bytes <= sampleBytes)
  if (start.rows.length === 0)
    throw new CommandFailure('importEmpty', `${words.file} has no rows below its header`)
  const foreign = start.kinds ? null : foreignFormat(start.header)
  const translation = foreign && ({ format: foreign, corporate: 'organisation' } as const)
  const known = knownPlans(start, translation)
  return {
    header: start.header,
    headerLine: start.headerLine ?? 1,
    above: start.above ?? [],
    delimiter,
    translation,
    areRecords: start.areRecords === true,
    plans: known ?? [ownPlan(start, words, kindOfFormat(format)?.name)],
    async chunks() {
      const reading = table
        ? await imports.openTable(token, table)
        : await imports.open(token, encoding)
      return () => imports.read(reading)
    },
    close: () => imports.end()
  }
}

function ownPlan(start: FileStart, { kinds, match }: CommandWords, own?: string): ImportPlan {
  const plan = guessPlan(start, kindNamed(kinds[0] ?? own ?? '') ?? null)
  return match === null ? plan : { ...plan, match: { by: match, columns: [] } }
}
