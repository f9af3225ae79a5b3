import type { EnteredRecord } from '../../src/shared/records/entered'

function section(key: string, name: string, country: string | null): EnteredRecord {
  const dates = { datesOfExistence: '1922–1941' }
  const values = { names: [{ text: name }], parent: '@body', ...dates }
  return { key, kind: 'section', values: country === null ? values : { ...values, country } }
}

function figure(
  key: string,
  subject: string,
  value: string,
  asOf: string,
  more: Readonly<Record<string, unknown>> = {}
): EnteredRecord {
  const cited = { accordingTo: '@stasova', citations: [{ citation: '@cited' }] }
  const values = { subject: `@${subject}`, measure: 'members', value, asOf, ...cited, ...more }
  return { key, kind: 'figure', values }
}

/** Invented: a body with sections in states of its time, and figures of every sort that the views tell apart. */
export const figureCatalogue: readonly EnteredRecord[] = [
  { key: 'body', kind: 'organisation', values: { names: [{ text: 'Test Relief' }] } },
  { key: 'stasova', kind: 'person', values: { names: [{ text: 'Стасова, Елена' }] } },
  { key: 'source', kind: 'source', values: { title: 'Отчёт о работе', date: '1932' } },
  {
    key: 'cited',
    kind: 'citation',
    values: { source: '@source', locator: 'p. 7', confidence: '3', quote: 'According to the table' }
  },
  section('ussr', 'Советская секция', 'SUHH'),
  section('yugoslavia', 'Yugoslav section', 'YUCS'),
  section('czechoslovakia', 'Czechoslovak section', 'CSHH'),
  section('germany', 'Section in Germany', 'DE'),
  section('danzig', 'Section in Danzig', 'x-danzig'),
  section('exile', 'Section in exile', null),
  figure('t24', 'body', '700', '1 January 1924'),
  figure('t28', 'body', '1 000', '1 January 1928'),
  figure('t28b', 'body', '1 200', '1 January 1928', { citations: [] }),
  figure('t28c', 'body', '99', '1 January 1928', { rank: 'deprecated', rankReason: 'misprint' }),
  figure('t31', 'body', 'over 1 500', '1 January 1931'),
  figure('n28', 'body', '44', '1 January 1928', { measure: 'nationalSections' }),
  figure('u28', 'ussr', '400', '1 January 1928'),
  figure('u31', 'ussr', 'ca. 520', '1 January 1931'),
  figure('y28', 'yugoslavia', '50–80', '1 January 1928'),
  figure('c28', 'czechoslovakia', '120', '1 January 1928'),
  figure('c28b', 'czechoslovakia', '150', '1 January 1928', {
    rank: 'preferred',
    rankReason: 'counted by the section'
  }),
  figure('g28', 'germany', '310', '1 January 1928'),
  figure('g31', 'germany', '420', '1 January 1931')
]
