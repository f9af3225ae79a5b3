import * as v from 'valibot'
import type { FileTrash } from '../attachments/trash/fileTrash'
import type { Log } from '../log'
import type { AsOfViews } from '../restoring/asOfViews'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { byteCount, drafts, positions } from './schemas'

export interface JournalServices {
  readonly views: AsOfViews
  readonly fileTrash: Pick<FileTrash, 'saved'>
  readonly log: Log
}

/** What the page is given ends where its view of the catalogue does. */
export function journalHandlers({ views, fileTrash, log }: JournalServices): HandlersOf<'journal'> {
  return {
    append: handler(v.strictTuple([drafts]), async sent => {
      const frames = await views.journal().appendTexts(sent)
      // What is saved stays saved: the next start looks once more for what it names.
      await fileTrash.saved(sent.map(({ ops }) => ops)).catch((error: unknown) => {
        log.error('files were not taken out of the trash:', error)
      })
      return frames
    }),
    read: handler(v.strictTuple([positions, byteCount]), (after, bytes) =>
      views.journal().readTexts(after, bytes)
    ),
    verified: handler(v.strictTuple([positions]), reached => views.verified(reached))
  }
}
