/** UTC milliseconds of a day given as year × 10,000 + month × 100 + day. */
export function millisecondsOf(day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)
  return date.getTime()
}
