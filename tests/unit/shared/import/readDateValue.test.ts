import { expect, it } from 'vitest'
import type { CsvAspect } from '../../../../src/shared/exchange/csvColumn'
import { cautiousPlan } from '../../../../src/shared/import/plan'
import { readValue } from '../../../../src/shared/import/readValue'
import type { Part } from '../../../../src/shared/records/field'
import { words } from '../../../../src/shared/records/words'

const part: Part = {
  name: 'date',
  label: words('Date', 'Дата', 'Datum'),
  csv: 'date',
  type: 'date'
}

function read(written: string, edtf: string) {
  const reports: string[] = []
  const now = new Map<CsvAspect, string>([
    ['written', written],
    ['edtf', edtf]
  ])
  const value = readValue(
    part,
    { now, was: new Map() },
    {
      plan: cautiousPlan,
      field: 'date',
      resolve: () => 'unknown',
      report: (code, _outcome, text) => reports.push(`${code} ${text}`)
    }
  )
  return { value, reports }
}

it.each([
  ['1920s', '192u', '1920s', '192X'],
  ['from 1924', '1924/open', 'from 1924', '1924/..'],
  ['', '19uu', '19uu', '19XX'],
  ['', '1924', '', '1924']
])('EDTF of older standards is taken as what it means: %j, %j', (written, edtf, kept, standard) => {
  expect(read(written, edtf)).toEqual({
    value: { written: kept, edtf: standard, calendar: 'gregorian' },
    reports: []
  })
})

it('what is no EDTF of any time is named and kept', () => {
  expect(read('', 'nineteen')).toEqual({
    value: { written: 'nineteen', edtf: null, calendar: 'gregorian' },
    reports: ['edtfInvalid nineteen']
  })
})
