import * as v from 'valibot'
import { numberingOf } from '../../shared/changeLog/journalAccess'
import type { AsOfViews } from '../restoring/asOfViews'
import { handler, transforming } from './contract'
import type { HandlersOf } from './contract'
import { byteCount, draftsText, positions } from './schemas'

/** What the page is given ends where its view of the catalogue does. */
export function journalHandlers(views: AsOfViews): HandlersOf<'journal'> {
  return {
    append: transforming(v.strictTuple([draftsText]), async drafts =>
      numberingOf(await views.journal().append(drafts))
    ),
    read: handler(v.strictTuple([positions, byteCount]), async (after, bytes) =>
      JSON.stringify(await views.journal().read(after, bytes))
    ),
    verified: handler(v.strictTuple([positions]), reached => views.verified(reached))
  }
}
