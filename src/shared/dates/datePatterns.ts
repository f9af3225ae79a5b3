/** Structure only: whether the calendar has the day is judged once, on the finished EDTF. */
export function join(year: string, month?: string | number, day?: string): string {
  const parts = [year, month, day].filter(part => part !== undefined && part !== '')
  return parts.map(part => String(part).padStart(2, '0')).join('-')
}

/** The parts of written dates; what is in brackets is given to the rule. */
export const y = '(\\d{4})'
export const m = '\\{m(\\d\\d)\\}'
export const d = '[«"]?(\\d{1,2})[»"]?(?:\\.|st|nd|rd|th|er|-?(?:го|е))?'
export const roman = '([ivxхі]+)'
export const ordinal = '(?:\\.|st|nd|rd|th|-?[йея]|e|è|er|re|nde?|ème)?'
/** Which quarter or half: a digit, a Roman numeral or a word. */
export const place = `(?:([1-4])${ordinal}|([iі]{1,3}|[iі]v)(?:-?[йея])?|\\{(first|second|third|fourth|last)\\})`

/** A pattern of the whole text, put together of the parts. */
export function pattern(...parts: string[]): RegExp {
  return new RegExp(`^${parts.join('')}$`, 'u')
}
