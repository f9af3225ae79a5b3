import type { Positions } from '../../shared/changeLog/changeset'
import { parseStamp } from '../../shared/changeLog/clock'
import type { OpenCatalogue } from '../../shared/ipc'
import type { HistorySpan } from '../../shared/restoring/calls'
import { firstStampAfter, timeOfMoment } from '../../shared/restoring/moment'
import type { Moment } from '../../shared/restoring/moment'
import type { Catalogues } from '../application/catalogues'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { Failure } from '../failure'
import type { Journal } from '../journal/journal'
import { positionsBefore, stampSpan } from './positionsAt'

/** The open catalogue as the page sees it: as it is today, or as it was. */
export interface AsOfViews {
  span(): Promise<HistorySpan | null>
  /** From now on the page sees the catalogue as it was then. Code: nothingBefore. */
  open(moment: Moment): Promise<OpenCatalogue>
  leave(): void
  describe(): OpenCatalogue | null
  /** Where what the page sees ends. */
  positions(): Positions
  journal(): Pick<Journal, 'appendTexts' | 'readTexts'>
  verified(positions: Positions): Promise<void>
}

interface View {
  readonly session: CatalogueSession
  readonly at: string
  readonly positions: Positions
}

export function createAsOfViews(catalogues: Catalogues): AsOfViews {
  let view: View | null = null

  /** A view ends with the session that it was opened in. */
  function current(): View | null {
    return view?.session === catalogues.current() ? view : null
  }

  return {
    async span() {
      const span = await stampSpan(catalogues.opened().journal.indexes())
      return span && { first: millisecondsOf(span.first), last: millisecondsOf(span.last) }
    },
    async open(moment) {
      const session = catalogues.opened()
      view = await viewOf(session, moment)
      catalogues.awaitPage()
      return describeView(session.describe(), view)
    },
    leave() {
      view = null
      catalogues.awaitPage()
    },
    describe() {
      const description = catalogues.describe()
      const shown = current()
      return description && shown ? describeView(description, shown) : description
    },
    positions: () => current()?.positions ?? catalogues.opened().journal.positions(),
    journal() {
      const { journal } = catalogues.opened()
      const shown = current()
      return shown ? viewedJournal(journal, shown.positions) : journal
    },
    async verified(positions) {
      const session = catalogues.opened()
      if (!current()) await session.verified(positions)
    }
  }
}

async function viewOf(session: CatalogueSession, moment: Moment): Promise<View> {
  const indexes = session.journal.indexes()
  const positions = await positionsBefore(indexes, firstStampAfter(moment))
  if (Object.keys(positions).length === 0) {
    throw new Failure('nothingBefore', 'The catalogue held nothing at that time')
  }
  return { session, positions, at: timeOfMoment(moment) }
}

function millisecondsOf(stamp: string): number {
  return parseStamp(stamp)?.milliseconds ?? 0
}

/** The working copy of a view is put together anew each time, so nothing of it is verified. */
function describeView(description: OpenCatalogue, { at, positions }: View): OpenCatalogue {
  const today = { ...description, isNew: false, wantsSample: false }
  return { ...today, positions, verified: {}, readOnly: 'asOf', asOf: { at } }
}

function viewedJournal(
  journal: Journal,
  until: Positions
): Pick<Journal, 'appendTexts' | 'readTexts'> {
  return {
    appendTexts() {
      return Promise.reject(new Failure('readOnly', 'An earlier state is shown; it is read only'))
    },
    readTexts: (after, bytes) => journal.readTexts(after, bytes, until)
  }
}
