import { term } from './term'

export const statuses = [
  term('draft', 'Draft', 'Черновик', 'Entwurf'),
  term('checked', 'Checked', 'Проверено', 'Geprüft'),
  term('published', 'Published', 'Опубликовано', 'Veröffentlicht')
]

export const nameTypes = [
  term('authorised', 'Authorised', 'Принятая форма', 'Ansetzungsform'),
  term('parallel', 'Parallel', 'Параллельная форма', 'Parallelform'),
  term('acronym', 'Acronym', 'Сокращение', 'Abkürzung'),
  term('other', 'Other', 'Иная форма', 'Andere Form'),
  term('former', 'Former', 'Прежнее имя', 'Früherer Name')
]

export const titleTypes = [
  term('proper', 'Title proper', 'Основное заглавие', 'Haupttitel'),
  term('parallel', 'Parallel title', 'Параллельное заглавие', 'Paralleltitel'),
  term('transliterated', 'Transliterated', 'Транслитерация', 'Umschrift'),
  term('former', 'Former title', 'Прежнее заглавие', 'Früherer Titel'),
  term('other', 'Other title', 'Иное заглавие', 'Anderer Titel')
]

/** The scale of Gramps and GEDCOM. */
export const confidences = [
  term('0', 'Very low', 'Очень низкая', 'Sehr gering'),
  term('1', 'Low', 'Низкая', 'Gering'),
  term('2', 'Normal', 'Обычная', 'Normal'),
  term('3', 'High', 'Высокая', 'Hoch'),
  term('4', 'Very high', 'Очень высокая', 'Sehr hoch')
]

export const sourceTypes = [
  term('original', 'Original', 'Подлинник', 'Original'),
  term('derivative', 'Derivative', 'Производный', 'Abgeleitet')
]

export const informationTypes = [
  term('primary', 'Primary', 'Из первых рук', 'Aus erster Hand'),
  term('secondary', 'Secondary', 'Из вторых рук', 'Aus zweiter Hand')
]

export const ranks = [
  term('preferred', 'Preferred', 'Предпочтительный', 'Bevorzugt'),
  term('normal', 'Normal', 'Обычный', 'Normal'),
  term('deprecated', 'Deprecated', 'Отвергнутый', 'Verworfen')
]

/** Where the text of a page comes from. */
export const textOrigins = [
  term('textLayer', 'Text layer', 'Текстовый слой', 'Textebene'),
  term('recognised', 'Recognised', 'Распознано', 'Erkannt'),
  term('transcribed', 'Transcribed', 'Транскрибировано', 'Transkribiert')
]

/** ISAD(G) 3.1.4; the codes are AtoM's words in lower case. */
export const levels = [
  term('fonds', 'Fonds', 'Фонд', 'Bestand'),
  term('subfonds', 'Subfonds', 'Субфонд', 'Teilbestand'),
  term('collection', 'Collection', 'Коллекция', 'Sammlung'),
  term('series', 'Series', 'Серия', 'Serie'),
  term('subseries', 'Subseries', 'Подсерия', 'Teilserie'),
  term('file', 'File', 'Дело', 'Akte'),
  term('item', 'Item', 'Документ', 'Einzelstück'),
  term('part', 'Part', 'Часть документа', 'Teilstück')
]

/** The level as AtoM spells it; undefined for a level that AtoM does not have. */
export function atomLevel(code: string): string | undefined {
  return levels.find(level => level.code === code)?.label.en
}
