import type { Picture } from '../picture/picture'

/** What a view of the figures gives away: its picture, and its numbers. */
export interface ExportablePage {
  /** With all that there is, also of long lists that the window shows in part. */
  picture(): Promise<Picture>
  /** What a long list shows in part it shows whole, for paper. */
  showAll?(): Promise<void>
  /** The whole table behind it, heading first. */
  rows(): Promise<readonly (readonly string[])[]>
}

/** A number for a spreadsheet: the exact one, otherwise nothing. */
export function exactText(point: { readonly exact?: string | null } | null): string {
  return point?.exact ?? ''
}
