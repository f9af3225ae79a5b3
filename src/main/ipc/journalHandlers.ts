import * as v from 'valibot'
import type { AsOfViews } from '../restoring/asOfViews'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { byteCount, drafts, positions } from './schemas'

/** What the page is given ends where its view of the catalogue does. */
export function journalHandlers(views: AsOfViews): HandlersOf<'journal'> {
  return {
    append: handler(v.strictTuple([drafts]), sent => views.journal().appendTexts(sent)),
    read: handler(v.strictTuple([positions, byteCount]), (after, bytes) =>
      views.journal().readTexts(after, bytes)
    ),
    verified: handler(v.strictTuple([positions]), reached => views.verified(reached))
  }
}
