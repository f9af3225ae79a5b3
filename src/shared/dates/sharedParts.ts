import type { RuleContext } from './rule'

/** Which parts are stated and which are open; two ends of a range that leave parts out agree in it. */
function shape(edtf: string): string {
  return edtf.replace(/[?~%]/g, '').replace(/\d/g, '0')
}

/**
 * The start of a range, which may leave out what it shares with the end: "1" before "5 July 1924", "July"
 * before "August 1924", "XIX" before "XX век". Only words at the end of the end are lent.
 */
export function completeStart(
  start: string,
  end: string,
  endEdtf: string,
  { readDate }: RuleContext
): string | null {
  // «1920–1930-е»: the ending is lent to the start, which would else be a year.
  if (/^\d{3}0$/.test(start) && /^\d{3}X$/.test(endEdtf)) return `${start.slice(0, 3)}X`
  const complete = readDate(start)
  if (complete !== null) return complete
  for (const { index } of end.matchAll(/[ .](?=.)/g)) {
    const rest = end.slice(index)
    const tail = start.endsWith('.') ? rest.replace(/^[. ]/, '') : rest
    for (const candidate of [start + tail, `${start}${rest}`, `${start} ${tail}`]) {
      const edtf = readDate(candidate)
      if (edtf !== null && shape(edtf) === shape(endEdtf)) return edtf
    }
  }
  return null
}
