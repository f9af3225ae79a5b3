import type { PageSize } from '../../../shared/attachments/pages'
import { readTiff, type TiffDirectory } from './tiff'

export interface TiffPages {
  /** Per page, the number of its directory: smaller copies of a page have directories of their own. */
  readonly directoryOf: readonly number[]
  readonly sizes: readonly PageSize[]
  readonly directories: readonly TiffDirectory[]
  readonly problem: string | null
}

const reducedCopy = 1

export function tiffPages(path: string): TiffPages {
  const { directories, problem } = readTiff(path)
  const full = [...directories.entries()].filter(([, directory]) => !isReduced(directory))
  // A file of nothing but previews shows them.
  const shown = full.length > 0 ? full : [...directories.entries()]
  return {
    directoryOf: shown.map(([index]) => index),
    sizes: shown.map(([, directory]) => uprightSize(directory)),
    directories,
    problem
  }
}

function isReduced(directory: TiffDirectory): boolean {
  return (numberIn(directory, 'subfileType') & reducedCopy) === reducedCopy
}

function uprightSize(directory: TiffDirectory): PageSize {
  const [width, height] = [numberIn(directory, 'width'), numberIn(directory, 'height')]
  // EXIF's orientations from 5 on lie on their side.
  return numberIn(directory, 'orientation') >= 5
    ? { width: height, height: width }
    : { width, height }
}

function numberIn(directory: TiffDirectory, tag: Parameters<TiffDirectory['get']>[0]): number {
  const value = directory.get(tag)
  return typeof value === 'number' ? value : 0
}
