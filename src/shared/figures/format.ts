export type FigureLocale = 'en' | 'ru' | 'de'

const marks: Readonly<Record<FigureLocale, { readonly group: string; readonly decimal: string }>> =
  {
    en: { group: ',', decimal: '.' },
    ru: { group: '\u00a0', decimal: ',' },
    de: { group: '.', decimal: ',' }
  }

/** A decimal text grouped for reading, with all its digits. */
export function formatDecimal(exact: string, locale: FigureLocale): string {
  const { group, decimal } = marks[locale]
  const [whole = '', fraction] = exact.split('.')
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&' + group)
  return fraction === undefined ? grouped : grouped + decimal + fraction
}
