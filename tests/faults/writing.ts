import { acknowledge, newRecord, nextWrite } from './ledger'
import type { Ledger } from './ledger'
import type { Session } from './session'

/** Saves one after the other until the application is gone or refuses; gives the code of the refusal. */
export async function writeUntilGone(
  session: Session,
  ledger: Ledger,
  random: () => number,
  most = Infinity
): Promise<string | null> {
  try {
    for (let number = 0; number < most; number++) {
      const write = nextWrite(ledger, random)
      const reply = await session.save(write.ops)
      if (!reply.isSaved) return reply.code
      acknowledge(ledger, write, reply.changeset)
    }
  } catch {
    // The window is gone in the middle of a save: what was acknowledged before counts.
  }
  return null
}

/** Writes transactions, as imports do, until the application is gone. */
export async function writeTransactionsUntilGone(
  session: Session,
  ledger: Ledger,
  records: number
): Promise<void> {
  try {
    for (;;) {
      const writes = Array.from({ length: records }, () => newRecord(ledger))
      ledger.groups.push(writes.map(({ id }) => id))
      const reply = await session.saveAll(writes.map(({ ops }) => ops))
      if (!reply.isSaved) return
      for (const { id } of writes) {
        const entry = ledger.entries.get(id)
        if (entry) entry.acknowledged = 1
        ledger.acknowledged++
      }
    }
  } catch {
    // Gone in the middle of a transaction: it must be there whole or not at all.
  }
}
