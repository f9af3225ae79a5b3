/** A place in a source: a page, a leaf of an archival unit, or something else in its own words. */
export interface Locator {
  readonly unit: 'page' | 'leaf' | 'other'
  readonly text: string
}

const units: readonly (readonly [RegExp, Locator['unit']])[] = [
  [/^(?:pp?\.?|pages?|с\.?|стр\.?|страницы?|ss?\.?|seiten?)\s*(?=[\divxlc])/iu, 'page'],
  [/^(?:лл?\.?|листы?|ll?\.|fols?\.?|ff?\.|bl\.?|blatt)\s*(?=\d)/iu, 'leaf']
]

/** "p. 5", "с. 5–7", "Bl. 12", "л. 5 об.": the unit and the number; a number alone is a page. */
export function readLocator(text: string): Locator | null {
  if (text === '') return null
  for (const [pattern, unit] of units) {
    if (pattern.test(text)) return { unit, text: dashed(text.replace(pattern, '')) }
  }
  return { unit: /^\d/.test(text) ? 'page' : 'other', text: dashed(text) }
}

/** Numbers from one to another are joined by an en dash. */
export function dashed(text: string): string {
  return text.replace(/(\d)\s*-{1,2}\s*(?=\d)/g, '$1–')
}

/** "p. 5", "pp. 5–7", "l. 5": the place cited, or the pages of the whole; empty where neither is known. */
export function pagesCited({
  locator,
  pages
}: {
  readonly locator: Locator | null
  readonly pages: string
}): string {
  if (locator?.unit === 'other') return locator.text
  if (locator?.unit === 'leaf') return `l. ${locator.text}`
  const text = locator?.text ?? dashed(pages)
  if (text === '') return ''
  return `${/\d[–,]/.test(text) ? 'pp.' : 'p.'} ${text}`
}
