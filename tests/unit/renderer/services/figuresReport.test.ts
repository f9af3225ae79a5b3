import { describe, expect, test } from 'vitest'
import { readReport } from '../../../../src/renderer/services/figuresReport'
import type { FiguresClient } from '../../../../src/renderer/services/figuresClient'
import type { ReportSubject, ReportWords } from '../../../../src/shared/figures/report'

const words: ReportWords = {
  title: 'Figures',
  references: 'References',
  conflict: '',
  settled: '',
  none: '',
  number: () => '',
  date: () => '',
  measure: () => '',
  rank: () => '',
  own: () => ''
}
const all = Array.from({ length: 60 }, (_, n) => `Subject ${String(n)}`)
const subjectOf = (title: string): ReportSubject => ({ title, code: '', dates: null, measures: [] })

function figuresOf(asked: string[]): Pick<FiguresClient, 'index'> {
  const index = {
    reportSubjects: async () => all,
    async report(ids: readonly string[]) {
      asked.push(...ids)
      return ids.map(subjectOf)
    }
  }
  return { index: index as unknown as FiguresClient['index'] }
}

describe('a report of many subjects', () => {
  test('is read part by part, each subject once, and says how far it is', async () => {
    const asked: string[] = []
    const read: (readonly [number, number])[] = []
    const { html } = await readReport(figuresOf(asked), '', words, {
      signal: new AbortController().signal,
      onRead: (done, total) => read.push([done, total])
    })
    expect(asked).toEqual(all)
    expect(html.match(/<section>/g)).toHaveLength(all.length)
    expect(read.at(0)).toEqual([0, 60])
    expect(read.length).toBeGreaterThan(1)
  })

  test('asks for nothing more once it is cancelled', async () => {
    const asked: string[] = []
    const controller = new AbortController()
    const reading = readReport(figuresOf(asked), '', words, {
      signal: controller.signal,
      onRead: () => {
        controller.abort()
      }
    })
    await expect(reading).rejects.toThrow(/abort/i)
    expect(asked.length).toBeLessThan(all.length)
  })
})
