import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { pick, seeded, whole } from '../../helpers/random'

const syllables =
  'ва ро ми зе ла ко ста не ду бри жа пол гор тен чи ша лен ров ter mak dol nie sta'.split(' ')
const languages = ['русский', 'German', 'fra', 'украинский', 'Polish']
const countries = ['СССР', 'Germany', 'FR', 'Польша']
const frequencies = ['monthly', 'еженедельно', 'irregular', 'weekly']
const places = ['Москва', 'Berlin', 'Paris', 'Kraków']
const header = 'Шифр;Заглавие;Место;Годы издания;Язык;Страна;Периодичность;Примечания;Инвентарь'

/** Writes a table of periodicals as another system would, of so many rows; memory does not grow with it. */
export async function writeTable(path: string, rows: number): Promise<void> {
  const random = seeded(rows)
  const word = (): string =>
    Array.from({ length: 2 + whole(random, 3) }, () => pick(random, syllables)).join('')
  const phrase = (length: number): string => Array.from({ length }, word).join(' ')
  const file = createWriteStream(path)
  file.write(`${header}\r\n`)
  for (let row = 1; row <= rows; row++) {
    const year = 1900 + whole(random, 60)
    const end = whole(random, 5) === 0 ? '?' : `–${String(year + whole(random, 20))}`
    const cells = [
      `P-${String(row).padStart(7, '0')}`,
      phrase(3 + whole(random, 4)),
      pick(random, places),
      String(year) + end,
      pick(random, languages),
      pick(random, countries),
      pick(random, frequencies),
      whole(random, 3) === 0 ? `"${phrase(8)}; ${phrase(6)}"` : '',
      `00${String(whole(random, 10_000))}`
    ]
    if (!file.write(`${cells.join(';')}\r\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}
