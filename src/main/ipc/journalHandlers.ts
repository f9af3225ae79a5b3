import * as v from 'valibot'
import type { Catalogues } from '../application/catalogues'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { byteCount, drafts, positions } from './schemas'

export function journalHandlers(catalogues: Catalogues): HandlersOf<'journal'> {
  return {
    append: handler(v.strictTuple([drafts]), list => catalogues.opened().journal.append(list)),
    read: handler(v.strictTuple([positions, byteCount]), async (after, bytes) => {
      const { changesets, isComplete } = await catalogues.opened().journal.read(after, bytes)
      return { changesets, isComplete }
    }),
    verified: handler(v.strictTuple([positions]), reached => catalogues.opened().verified(reached))
  }
}
