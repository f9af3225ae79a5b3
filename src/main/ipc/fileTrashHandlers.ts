import * as v from 'valibot'
import type { LongJobs } from '../application/longJobs'
import type { FileTrash } from '../attachments/trash/fileTrash'
import type { Fixity } from '../fixity/fixity'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { job, storedFiles } from './schemas'

export interface FileTrashServices {
  readonly fileTrash: FileTrash
  readonly fixity: Fixity
  readonly longJobs: LongJobs
}

export function fileTrashHandlers({
  fileTrash,
  fixity,
  longJobs
}: FileTrashServices): HandlersOf<'fileTrash'> {
  const some = v.strictTuple([job, storedFiles])
  return {
    list: handler(v.strictTuple([]), () => fileTrash.list()),
    put: handler(some, (name, files) => fileTrash.put(name, files)),
    restore: handler(some, (name, files) => fileTrash.restore(name, files)),
    untracked: handler(v.strictTuple([job]), name =>
      longJobs.run(name, running => fixity.untracked(running))
    )
  }
}
