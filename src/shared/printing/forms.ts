/** What can be printed of the catalogue. */
export const printForms = ['cards', 'findingAid', 'list', 'bibliography', 'record'] as const
export type PrintForm = (typeof printForms)[number]

/** An export that has a place for the same kinds of records. */
export const kindsLike: Readonly<Record<PrintForm, string>> = {
  cards: 'csv',
  findingAid: 'atomIsad',
  list: 'csv',
  bibliography: 'ris',
  record: 'csv'
}

/** More would take minutes to lay out and more memory than a window has. */
export const mostPrinted: Readonly<Record<PrintForm, number>> = {
  cards: 2000,
  findingAid: 20_000,
  list: 20_000,
  bibliography: 20_000,
  record: 500
}
