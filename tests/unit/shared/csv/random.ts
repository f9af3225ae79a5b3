/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const alphabet = [...'=+-@\t\0\r\n|%＝＋－＠\'",;\\ \u00a0\ufeffaбяß9.é']
const whole = ['', '-5', "'", "''", "'=1", '=1+1', '"', '\r\n', ' ', '-5.25', "'-5", '\ufeff']

export function randomCell(random: (below: number) => number): string {
  if (random(5) === 0) return whole[random(whole.length)] ?? ''
  const length = random(9)
  let cell = ''
  for (let index = 0; index < length; index++) cell += alphabet[random(alphabet.length)] ?? ''
  return cell
}
