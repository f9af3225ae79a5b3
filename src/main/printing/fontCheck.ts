/** An isolated world of the page: its script is the application's, the page itself has none. */
export const fontCheckWorld = 1001

/**
 * Run in the page: waits for its fonts and names the characters that are drawn like one that no font has (U+10FFFE is
 * none by definition). A function's text, for it runs in another process.
 */
export const fontCheckScript = `(async () => {
  document.body.getBoundingClientRect()
  await document.fonts.ready
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 48
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  const family = getComputedStyle(document.body).fontFamily
  brush.font = '24px ' + family
  const drawn = text => {
    brush.clearRect(0, 0, 48, 48)
    brush.fillText(text, 6, 34)
    return brush.measureText(text).width + ':' + brush.getImageData(0, 0, 48, 48).data.join()
  }
  const box = drawn('\\u{10fffe}')
  const others = new Set(document.body.textContent.replace(/[\\u0000-\\u024f\\u0400-\\u045f\\s\\p{M}\\p{Cf}]/gu, ''))
  return [...others].filter(character => drawn(character) === box)
})()`
