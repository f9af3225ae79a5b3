/** EXIF, IPTC, XMP and PDF each write dates in their own way; ISO 8601 without a zone, undefined for none. */
export function isoDate(text: string | undefined): string | undefined {
  const match = /^(?:D:)?(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?)?/.exec(
    text ?? ''
  )
  if (!match) return undefined
  const [, year, month, day, hour, minute, second] = match
  // Cameras whose clock was never set write noughts.
  if (year === undefined || Number(year) === 0 || Number(month) === 0) return undefined
  const date = `${year}-${month ?? '01'}-${day ?? '01'}`
  return hour === undefined ? date : `${date}T${hour}:${minute ?? '00'}:${second ?? '00'}`
}
