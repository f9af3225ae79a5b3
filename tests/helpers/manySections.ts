import type { EnteredRecord } from '../../src/shared/records/entered'

const dates = ['1 January 1924', '1 January 1928', '1929', '1 January 1931']

/** Names as sources have them, and as nobody should have them. */
const names = [
  'Секция Союза Советских Социалистических Республик',
  'Ελληνική Εργατική Βοήθεια',
  '中国济难会',
  'Sección “Socorro Rojo” & <b>amigos</b> ]]> --> \u0007',
  'Internationale Rote Hilfe, Sektion der Donaudampfschifffahrtsgesellschaftsangestellten'
]

/** Invented: a body with more sections than a window shows, and with texts that must be escaped. */
export function manySections(title: string, count: number): readonly EnteredRecord[] {
  const sections = Array.from({ length: count }, (_, at) => ({
    key: `s${String(at)}`,
    name: names[at] ?? `Section no. ${String(at + 1)}`
  }))
  return [
    { key: 'body', kind: 'organisation', values: { names: [{ text: title }] } },
    { key: 'source', kind: 'source', values: { title: 'Report </text><script>1</script>' } },
    { key: 'cited', kind: 'citation', values: { source: '@source', locator: 'p. 7 & 8' } },
    { key: 'total', kind: 'figure', values: figure('body', '9000', dates[1] ?? '') },
    ...sections.flatMap(({ key, name }, at) => [
      {
        key,
        kind: 'section',
        values: {
          names: [{ text: name }],
          parent: '@body',
          datesOfExistence: at % 5 === 0 ? 'c. 1928' : '1922–1941',
          country: ['SUHH', 'GR', 'CN', 'ES', 'DE'][at % 5]
        }
      },
      ...dates.slice(at % 3).map((date, n) => ({
        key: `${key}f${String(n)}`,
        kind: 'figure',
        values: figure(key, `${n === 1 ? 'ca. ' : ''}${String(100 + at * 7 + n * 31)}`, date)
      }))
    ])
  ]
}

function figure(subject: string, value: string, asOf: string): Readonly<Record<string, unknown>> {
  const citations = [{ citation: '@cited' }]
  return { subject: `@${subject}`, measure: 'members', value, asOf, citations }
}
