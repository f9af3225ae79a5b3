import { parseDate } from '../../../shared/dates/parse'

const timePattern = /^(.*?)[\s,]+(?:(?:at|um|в)\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s+Uhr)?$/

/**
 * The last millisecond of a moment as it is typed in any of the languages: a date, and perhaps a time of this machine,
 * to the minute or to the second. What was saved in that second, minute or day counts with it. Null when it is none.
 */
export function endOfWritten(written: string): number | null {
  const [, dateText = written, hours, minutes, seconds] = timePattern.exec(written.trim()) ?? []
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(parseDate(dateText.trim()).edtf ?? '')
  if (!date) return null
  const [year, month, day] = date.slice(1).map(Number) as [number, number, number]
  const time = [Number(hours ?? 23), Number(minutes ?? 59), Number(seconds ?? 59)] as const
  if (time[0] > 23 || time[1] > 59 || time[2] > 59) return null
  const end = new Date(year, month - 1, day, ...time, 999).getTime()
  return end < 0 ? null : end
}

/** As `<input type="datetime-local">` holds it: "2026-05-03T14:02". */
export function localMinute(milliseconds: number): string {
  const offset = new Date(milliseconds).getTimezoneOffset()
  return new Date(milliseconds - offset * 60_000).toISOString().slice(0, 16)
}
