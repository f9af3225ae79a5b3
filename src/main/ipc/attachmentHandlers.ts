import * as v from 'valibot'
import type { Attachments } from '../attachments/attachments'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import type { FileTokens } from './fileTokens'
import { expectedFiles, fileName, job, password, sha256, tokens } from './schemas'

export interface AttachmentServices {
  readonly attachments: Attachments
  readonly fileTokens: FileTokens
  /** Asks for the files to copy; empty when cancelled. */
  chooseFiles(): Promise<readonly string[]>
}

export function attachmentHandlers({
  attachments,
  fileTokens,
  chooseFiles
}: AttachmentServices): HandlersOf<'attachments'> {
  const file = v.strictTuple([sha256, fileName])
  return {
    choose: handler(v.strictTuple([job]), async name => {
      const paths = await chooseFiles()
      return paths.length === 0 ? null : attachments.ingest(name, paths)
    }),
    ingest: handler(v.strictTuple([job, tokens]), async (name, given) =>
      attachments.ingest(name, fileTokens.take(given))
    ),
    cancel: handler(v.strictTuple([job]), async name => {
      attachments.cancel(name)
    }),
    open: handler(file, (hash, name) => attachments.open(hash, name)),
    showInFolder: handler(file, (hash, name) => attachments.showInFolder(hash, name)),
    drag: handler(file, (hash, name) => attachments.drag(hash, name)),
    missing: handler(v.strictTuple([expectedFiles]), files => attachments.missing(files)),
    unlock: handler(v.strictTuple([sha256, password]), (hash, word) =>
      attachments.unlock(hash, word)
    )
  }
}
