import sharp from 'sharp'

/** A page with the figures printed on it. */
export async function writeScan(path: string): Promise<void> {
  const lines = ['1 January 1928', '8,900,000 members', '44 national sections', '1 January 1931']
  const more = ['58 national organisations', '8,305,454 members', '56 periodicals', '19 languages']
  const texts = [...lines, ...more].map(
    (line, at) => `<text x="120" y="${String(420 + at * 70)}" font-size="44">${line}</text>`
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1400"><rect width="1000" height="1400" fill="#efe6d2"/>${texts.join('')}</svg>`
  await sharp(Buffer.from(svg)).jpeg().toFile(path)
}
