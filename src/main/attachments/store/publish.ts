import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../../failure'
import type { Hashed } from '../copying'
import { errorCode } from '../fileFailures'
import { hashOf } from './copyFile'
import type { Durability } from './durability'
import { storedPath } from './places'
import type { Progress } from './progress'
import { step, type Slices } from './steps'

export interface Published {
  /** The same bytes lay in the store before. */
  readonly isKnown: boolean
  /** What lay there was damaged; it was set aside and replaced by this copy. */
  readonly isRepaired: boolean
}

/** Gives a finished copy the place that its hash names. */
export function* publish(
  catalogueFolder: string,
  temporary: string,
  fresh: Hashed,
  durability: Durability,
  progress: Progress
): Slices<Published> {
  const path = storedPath(catalogueFolder, fresh.sha256)
  step('store', () => {
    durability.makeFolder(dirname(path))
  })
  const isNew = step('store', () => linkOrRename(temporary, path))
  const isRepaired = !isNew && !(yield* isWhole(path, fresh, progress))
  if (isRepaired)
    step('store', () => {
      replaceDamaged(temporary, path, durability)
    })
  durability.folder(dirname(path))
  return { isKnown: !isNew, isRepaired }
}

/** False when a file is there already. Where the disk knows no hard links (exFAT) it is renamed. */
function linkOrRename(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'].includes(errorCode(error)))
      throw error
  }
  if (existsSync(path)) return false
  renameSync(temporary, path)
  return true
}

function* isWhole(path: string, fresh: Hashed, progress: Progress): Slices<boolean> {
  const { size } = step('store', () => statSync(path))
  if (size !== fresh.size) return false
  try {
    return (yield* hashOf(path, progress)).sha256 === fresh.sha256
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') return false
    throw error
  }
}

/** The damaged file is kept: what can still be read of it may matter to whoever looks for the cause. */
function replaceDamaged(temporary: string, path: string, durability: Durability): void {
  const folder = join(dirname(dirname(dirname(path))), 'damaged')
  mkdirSync(folder, { recursive: true })
  renameSync(path, join(folder, `${path.slice(-64)}.${randomUUID()}`))
  renameSync(temporary, path)
  durability.folder(folder)
}
