import { lstat, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { safeFileName } from '../application/fileNames'
import { Failure } from '../failure'

/** The questions an export asks; each answers null or false when cancelled. */
export interface ExportDialogs {
  chooseFile(name: string): Promise<string | null>
  chooseFolder(): Promise<string | null>
  confirmReplace(names: readonly string[]): Promise<boolean>
}

export interface TargetChoice {
  readonly paths: readonly string[]
  readonly shownPath: string
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false
  )
}

function distinctNames(names: readonly string[]): readonly string[] {
  const safe = names.map(name => safeFileName(name))
  const folded = new Set(safe.map(name => name.toLowerCase()))
  if (folded.size === safe.length) return safe
  throw new Failure('sameNames', `Two files of the export would have one name: ${safe.join(', ')}`)
}

async function chooseOne(name: string, dialogs: ExportDialogs): Promise<TargetChoice | null> {
  const chosen = await dialogs.chooseFile(safeFileName(name))
  if (chosen === null) return null
  // Through a link the file it leads to is replaced, not the link.
  const path = await realpath(chosen).catch(() => chosen)
  return { paths: [path], shownPath: chosen }
}

async function chooseSeveral(
  names: readonly string[],
  dialogs: ExportDialogs
): Promise<TargetChoice | null> {
  const safe = distinctNames(names)
  const folder = await dialogs.chooseFolder()
  if (folder === null) return null
  const isThere = await Promise.all(safe.map(name => exists(join(folder, name))))
  const present = safe.filter((_name, index) => isThere[index])
  if (present.length > 0 && !(await dialogs.confirmReplace(present))) return null
  return { paths: safe.map(name => join(folder, name)), shownPath: folder }
}

/** Asks where the files go: a place for one file, a folder for several. */
export async function chooseTargets(
  names: readonly string[],
  dialogs: ExportDialogs
): Promise<TargetChoice | null> {
  const [only, second] = names
  return only !== undefined && second === undefined
    ? chooseOne(only, dialogs)
    : chooseSeveral(names, dialogs)
}
