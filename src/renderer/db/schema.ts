import type { Transaction } from 'dexie'

export interface SchemaStep {
  readonly version: number
  readonly summary: string
  /** Only the tables that this step adds or changes. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Uses `transaction.table()` only and no code of the application, so that it keeps its meaning. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

/** The history of the working copy's schema. A released step is never edited: a change is a new step. */
export const schemaSteps: readonly SchemaStep[] = [
  {
    version: 1,
    summary:
      'Records with the records they refer to, the change log by device and record, and the state of replay.',
    stores: {
      records: 'id, *refs',
      changes: '[d+n], *records',
      meta: 'key'
    }
  },
  {
    version: 2,
    summary:
      'Changes in the order of their clocks, over all devices, and by transaction: the history of the whole catalogue.',
    stores: { changes: '[d+n], *records, t, tx' }
  },
  {
    version: 3,
    summary:
      'Changes as the texts that the journal has, found by the record that they touched instead of by an index.',
    stores: { changes: '[d+n], t, tx' },
    /**
     * Every row changes, and all of them in one transaction would need gigabytes where there are a million. The
     * journal has everything, so the tables are emptied, and replay fills them again in the new form.
     */
    async upgrade(transaction) {
      for (const name of ['records', 'changes', 'meta']) await transaction.table(name).clear()
    }
  }
]
