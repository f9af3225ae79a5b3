import type { ForeignCells } from './foreignCells'

/** What our export writes for our status. */
const statuses: Readonly<Record<string, string>> = {
  draft: 'draft',
  checked: 'revised',
  published: 'final'
}

/**
 * Our status for AtoM's two: how finished a description is, and whether it is published. What ours does not say is kept.
 */
export function atomStatus(read: ForeignCells, statusColumn: string): string {
  const status = read.peek(statusColumn)
  const own = statusOf(status, read.peek('publicationStatus'))
  read.pass(statusColumn, ['', statuses[own] ?? ''])
  read.pass('publicationStatus', ['', 'published', 'draft'])
  return own
}

function statusOf(status: string, publication: string): string {
  if (publication === 'Published') return 'published'
  if (status === 'Final' || status === 'Revised') return 'checked'
  return status === 'Draft' ? 'draft' : ''
}
