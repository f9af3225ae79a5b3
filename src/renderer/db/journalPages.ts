import type { Positions } from '../../shared/changeLog/changeset'
import type { JournalAccess, JournalPage } from '../../shared/changeLog/journalAccess'
import { advance } from './repositories/changesets'

/** The pages of the journal after these positions; the next one is on its way while one is used. */
export async function* journalPages(
  journal: Pick<JournalAccess, 'read'>,
  after: Positions,
  bytes: number
): AsyncGenerator<JournalPage> {
  let positions = after
  let next: Promise<JournalPage> | null = journal.read(positions, bytes)
  while (next) {
    const page: JournalPage = await next
    const isLast = page.isComplete || page.changesets.length === 0
    positions = advance(positions, page.changesets)
    next = isLast ? null : journal.read(positions, bytes)
    // Its failure is met by the next `await`; until then it must not count as unhandled.
    next?.catch(() => undefined)
    yield page
  }
}
