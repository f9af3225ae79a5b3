import { expect, test } from 'vitest'
import {
  endOfWritten,
  localMinute
} from '../../../../../src/renderer/components/safekeeping/writtenMoment'

const minute = new Date(2026, 4, 3, 14, 2, 59, 999).getTime()

test.each(['en-GB', 'ru', 'de'])('what is shown in %s can be typed again', locale => {
  for (const dateStyle of ['medium', 'long'] as const) {
    const format = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short' })
    const written = format.format(new Date(2026, 4, 3, 14, 2, 10))
    expect(endOfWritten(written), written).toBe(minute)
  }
})

test.each([
  ['2026-05-03 14:02', minute],
  ['3.5.2026, 14:02', minute],
  ['3. Mai 2026 um 14:02 Uhr', minute],
  ['2026-05-03 14:02:10', new Date(2026, 4, 3, 14, 2, 10, 999).getTime()],
  ['3 May 2026', new Date(2026, 4, 3, 23, 59, 59, 999).getTime()]
])('%s counts to its end', (written, end) => {
  expect(endOfWritten(written)).toBe(end)
})

test.each(['', 'May 2026', '2026', '3 May 2026, 25:00', '3 May 2026, 14:60', '1 Jan 1928', 'soon'])(
  '%j is no moment',
  written => {
    expect(endOfWritten(written)).toBeNull()
  }
)

test('the calendar that opens begins at the time shown', () => {
  expect(localMinute(minute)).toBe('2026-05-03T14:02')
})
