import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, isMissing } from '../files/operations'
import { checkLog } from './levelDbLog'
import { filesOfManifest } from './manifest'

/** A file whose end was written half; `soundBytes` of it are good. */
export interface TornFile {
  readonly path: string
  readonly soundBytes: number
  readonly lostBytes: number
}

export type LevelDbCheck =
  | { readonly state: 'missing' }
  | { readonly state: 'whole' }
  | { readonly state: 'torn'; readonly files: readonly TornFile[] }
  | { readonly state: 'corrupt'; readonly reason: string }

/** Looks for what makes Chromium delete every database of the origin or bring old rows back; changes nothing. */
export async function checkLevelDb(folder: string): Promise<LevelDbCheck> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (!names || names.length === 0) return { state: 'missing' }
  const manifest = await currentManifest(folder)
  if (manifest === null) return { state: 'corrupt', reason: 'CURRENT' }
  const torn: TornFile[] = []
  const edits: Buffer[] = []
  for (const name of [manifest, ...names.filter(file => /^\d+\.log$/.test(file))]) {
    const path = join(folder, name)
    const bytes = await readFile(path)
    const isManifest = name === manifest
    const check = checkLog(bytes, isManifest ? record => edits.push(record) : undefined)
    const isUnusable = check.state === 'corrupt' || (isManifest && check.records === 0)
    if (isUnusable) return { state: 'corrupt', reason: name }
    const lostBytes = bytes.length - check.soundBytes
    if (check.state === 'torn') torn.push({ path, soundBytes: check.soundBytes, lostBytes })
  }
  const reason = await findMissing(folder, names, edits)
  if (reason !== null) return { state: 'corrupt', reason }
  return torn.length > 0 ? { state: 'torn', files: torn } : { state: 'whole' }
}

/** The first file that the manifest needs and that is not there or not whole. */
async function findMissing(
  folder: string,
  names: readonly string[],
  edits: readonly Buffer[]
): Promise<string | null> {
  const files = filesOfManifest(edits)
  if (!files) return null
  const log = `${padded(files.log)}.log`
  if (files.log > 0 && !names.includes(log)) return log
  for (const [number, size] of files.tables) {
    const name = [`${padded(number)}.ldb`, `${padded(number)}.sst`].find(n => names.includes(n))
    if (name === undefined) return `${padded(number)}.ldb`
    if (!(await isWholeTable(join(folder, name), size))) return name
  }
  return null
}

function padded(number: number): string {
  return String(number).padStart(6, '0')
}

/** The manifest that CURRENT names, if both are there. */
async function currentManifest(folder: string): Promise<string | null> {
  try {
    const text = await readFile(join(folder, 'CURRENT'), 'latin1')
    const name = /^(MANIFEST-\d+)\n$/.exec(text)?.[1]
    if (name === undefined) return null
    return (await stat(join(folder, name))).isFile() ? name : null
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'EISDIR') return null
    throw error
  }
}

const tableMagic = Buffer.from('57fb808b247547db', 'hex')

/** A table that was cut or zeroed has another size or lacks the magic number at its end. */
async function isWholeTable(path: string, expected: number): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size !== expected || size < tableMagic.length) return false
    const end = Buffer.alloc(tableMagic.length)
    await file.read(end, 0, end.length, size - end.length)
    return end.equals(tableMagic)
  } finally {
    await file.close()
  }
}
