import { eventColumns } from '../../atom/columns'
import { writtenDateCells } from './foreignDates'
import type { ForeignCells } from './foreignCells'
import type { OwnCells } from './ownRows'

type EventList = (typeof eventColumns)[number]
type Event = Readonly<Record<EventList, string>>

/** What the columns of events were called before AtoM 2.2, when there were creators only. */
const formerNames: Readonly<Record<string, EventList>> = {
  creators: 'eventActors',
  creatorHistories: 'eventActorHistories',
  creatorDates: 'eventDates',
  creationDates: 'eventDates',
  creatorDatesStart: 'eventStartDates',
  creationDatesStart: 'eventStartDates',
  creatorDatesEnd: 'eventEndDates',
  creationDatesEnd: 'eventEndDates',
  creationDatesType: 'eventTypes',
  creatorDateNotes: 'eventDescriptions',
  creationDateNotes: 'eventDescriptions'
}

/** A header with the names that these columns have now, where none has such a name already. */
export function withPresentNames(header: readonly string[]): readonly string[] {
  const taken = new Set(header)
  return header.map(name => {
    const present = formerNames[name]
    if (present === undefined || taken.has(present)) return name
    taken.add(present)
    return present
  })
}

/** Types of event by which a unit came to be: their actors are its creators. */
const creating = new Set(['', 'creation', 'accumulation'])

/**
 * Creators and dates from AtoM's parallel lists, matched by position, with `NULL` in an empty place. Where an event
 * says more than a unit of ours holds, the lists are kept as they are beside it.
 */
export function atomEvents(read: ForeignCells): OwnCells {
  const columns = eventColumns.filter(name => read.has(name))
  const peek = Object.fromEntries(columns.map(name => [name, read.peekList(name)]))
  const length = Math.max(0, ...Object.values(peek).map(values => values.length))
  const events = Array.from({ length }, (_, at): Event => {
    const textOf = (name: EventList): string => placed(peek[name]?.[at] ?? '')
    return Object.fromEntries(eventColumns.map(name => [name, textOf(name)])) as Event
  })
  const own = events.filter(({ eventTypes }) => creating.has(eventTypes.toLowerCase()))
  const dated = own.find(event => event.eventDates || event.eventStartDates || event.eventEndDates)
  if (events.every(event => isWhole(event, dated))) for (const name of columns) read.take(name)
  const actors = own.map(({ eventActors }) => eventActors).filter(actor => actor !== '')
  return {
    creator: [...new Set(actors)],
    ...(dated
      ? writtenDateCells('dates', dated.eventDates, dated.eventStartDates, dated.eventEndDates)
      : {})
  }
}

/** True where creator and dates say all of the event. */
function isWhole(event: Event, dated: Event | undefined): boolean {
  const more = event.eventActorHistories || event.eventDescriptions || event.eventPlaces
  const hasDates = Boolean(event.eventDates || event.eventStartDates || event.eventEndDates)
  return (
    ['', 'creation'].includes(event.eventTypes.toLowerCase()) &&
    more === '' &&
    (event === dated || !hasDates)
  )
}

function placed(text: string): string {
  return text === 'NULL' ? '' : text
}
