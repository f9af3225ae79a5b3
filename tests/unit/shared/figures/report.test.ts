import { describe, expect, it } from 'vitest'
import { FigureLedger } from '../../../../src/renderer/worker/figures/figureLedger'
import { FiguresReport } from '../../../../src/shared/figures/report'
import type { ReportWords } from '../../../../src/shared/figures/report'
import { findForbidden } from '../../../../src/shared/printing/allowedMarkup'
import { FigureWorld } from '../../../helpers/figureWorld'

const words: ReportWords = {
  title: 'Figures <&>',
  references: 'References',
  conflict: 'Conflict',
  settled: 'settled',
  none: 'untitled',
  number: ({ value }) => value?.written ?? '',
  date: date => date?.written ?? '',
  measure: code => code,
  rank: ({ rank }) => (rank === 'normal' ? '' : rank),
  own: ({ lower, upper }) => `own ${lower}–${upper ?? ''}`
}

describe('the report', () => {
  const world = new FigureWorld()
  const figure = (key: string, value: string, more: Readonly<Record<string, unknown>>) => ({
    key,
    kind: 'figure',
    values: { subject: '@body', measure: 'members', value, asOf: '1928', ...more }
  })
  world.enter([
    { key: 'source', kind: 'source', values: { title: 'Report "A" <b>' } },
    { key: 'one', kind: 'citation', values: { source: '@source', locator: 'p. 1' } },
    { key: 'two', kind: 'citation', values: { source: '@source', locator: 'p. 2' } },
    {
      key: 'body',
      kind: 'organisation',
      values: { referenceCode: 'body', names: [{ text: 'Body & co' }] }
    },
    figure('a', '10', { citations: [{ citation: '@two' }] }),
    figure('b', '12', { citations: [{ citation: '@one' }, { citation: '@two' }] }),
    figure('c', '99', { rank: 'deprecated', rankReason: 'misprint' })
  ])
  const ledger = new FigureLedger()
  ledger.put(world.all())
  const report = new FiguresReport(words)
  report.add(ledger.report(ledger.reportSubjects(world.withCode('body').id)))
  const { html } = report.document()

  it('numbers each citation once, in the order in which the figures come to it', () => {
    expect(html).toContain('[1]')
    expect(html).toContain('[2, 1]')
    expect(html.indexOf('p. 2')).toBeLessThan(html.indexOf('p. 1'))
    expect(html.match(/<li>/g)).toHaveLength(2)
  })

  it('strikes through what is deprecated and names the conflict', () => {
    expect(html).toContain('<s>99</s>')
    expect(html).toContain('Conflict')
    expect(html).toContain('misprint')
  })

  it('is markup that may be printed, whatever the records say', () => {
    expect(findForbidden(html)).toBeNull()
    expect(html).toContain('Body &amp; co')
    expect(html).not.toContain('<b>')
  })
})
