import { liveQuery } from 'dexie'

/**
 * Runs a query again whenever what it read has changed. For reads by key or by an index value only: counts and
 * ordered ranges would run again on every write to the table.
 */
export function observe<Value>(
  query: () => Promise<Value>,
  onValue: (value: Value) => void,
  onError: (error: unknown) => void
): () => void {
  const subscription = liveQuery(query).subscribe({ next: onValue, error: onError })
  return () => {
    subscription.unsubscribe()
  }
}
