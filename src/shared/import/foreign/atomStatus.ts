/** Our status for AtoM's two: how finished a description is, and whether it is published. */
export function atomStatus(status: string, publication = ''): string {
  if (publication === 'Published') return 'published'
  if (status === 'Final' || status === 'Revised') return 'checked'
  return status === 'Draft' ? 'draft' : ''
}
