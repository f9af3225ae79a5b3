import * as v from 'valibot'
import { mostMissingFiles } from '../../shared/attachments/folders'
import type { ScanFolders } from '../attachments/folders/scanFolders'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { job, sha256 } from './schemas'

export interface FolderServices {
  readonly scanFolders: ScanFolders
}

const mostFiles = 100_000
const target = v.strictObject({
  file: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(mostFiles)),
  record: v.pipe(v.string(), v.minLength(1), v.maxLength(64))
})
const targets = v.pipe(v.array(target), v.minLength(1), v.maxLength(mostFiles))

const missing = v.pipe(
  v.array(v.strictObject({ sha256, size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
  v.minLength(1),
  v.maxLength(mostMissingFiles)
)

export function folderHandlers({ scanFolders }: FolderServices): HandlersOf<'scanFolders'> {
  return {
    choose: handler(v.strictTuple([job]), name => scanFolders.choose(name)),
    captured: handler(v.strictTuple([job, job]), (name, listing) =>
      scanFolders.captured(name, listing)
    ),
    begin: handler(v.strictTuple([job, job, targets]), (name, listing, list) =>
      scanFolders.begin(name, listing, list)
    ),
    pending: handler(v.strictTuple([]), () => scanFolders.pending()),
    resume: handler(v.strictTuple([job]), name => scanFolders.resume(name)),
    relocate: handler(v.strictTuple([job, missing]), (name, files) =>
      scanFolders.relocate(name, files)
    ),
    finish: handler(v.strictTuple([]), () => scanFolders.finish())
  }
}
