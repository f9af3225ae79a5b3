const bodies = ['organisation', 'section', 'governingBody']

/** Member count and employees are said of bodies, number of participants and number of deaths of events. */
const properties: Readonly<
  Record<string, { readonly id: string; readonly of: readonly string[] }>
> = {
  members: { id: 'P2124', of: bodies },
  staff: { id: 'P1128', of: bodies },
  delegates: { id: 'P1132', of: ['event'] },
  personsKilled: { id: 'P1120', of: ['event'] }
}

/** The Wikidata property of a measure said of such a subject; without one a figure cannot be written there. */
export function propertyOf(measure: string, subjectKind: string | undefined): string | undefined {
  const property = properties[measure]
  return subjectKind !== undefined && property?.of.includes(subjectKind) ? property.id : undefined
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
