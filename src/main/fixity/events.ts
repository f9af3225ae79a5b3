import { join } from 'node:path'
import type { FileEvent } from '../../shared/fixity/events'
import { readLines } from '../journal/readLines'
import { isFileAct, isFixityEvent, parseEvent } from './event'
import { logNames } from './log'

/** What the logs of all devices say of these files, oldest first; files without an event are left out. */
export async function eventsOf(
  folder: string,
  files: readonly string[]
): Promise<Readonly<Record<string, readonly FileEvent[]>>> {
  const found = new Map<string, FileEvent[]>(files.map(file => [file, []]))
  for (const name of await logNames(folder)) {
    await readLines(join(folder, name), { from: 0 }, ({ bytes }) => {
      const event = parseEvent(bytes.toString())
      if (event && (isFixityEvent(event) || isFileAct(event))) {
        const { type, date, agent, outcome, note = '' } = event
        found.get(event.object)?.push({ type, date, agent, outcome, note })
      }
      return true
    })
  }
  const known = [...found].filter(([, events]) => events.length > 0)
  for (const [, events] of known) events.sort((a, b) => (a.date < b.date ? -1 : 1))
  return Object.fromEntries(known)
}
