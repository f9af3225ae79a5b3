/** The Wikidata property of a measure; a measure without one cannot be written there. */
const properties: Readonly<Record<string, string>> = {
  members: 'P2124',
  staff: 'P1128',
  delegates: 'P1132',
  personsKilled: 'P1120'
}

export function propertyOf(measure: string): string | undefined {
  return properties[measure]
}

/** Qualifiers and parts of references. */
export const wikidata = {
  pointInTime: 'P585',
  sourcingCircumstances: 'P1480',
  circa: 'Q5727902',
  statedIn: 'P248',
  referenceUrl: 'P854',
  pages: 'P304'
} as const

/** Precisions of a Wikidata time: 9 a year, 10 a month, 11 a day. */
export function timeOf(edtf: string, calendar: 'gregorian' | 'julian'): string | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf)
  const [, year, month, day] = match ?? []
  if (year === undefined) return null
  const precision = day !== undefined ? 11 : month !== undefined ? 10 : 9
  const time = `+${year}-${month ?? '00'}-${day ?? '00'}T00:00:00Z/${String(precision)}`
  return calendar === 'julian' ? `${time}/J` : time
}
