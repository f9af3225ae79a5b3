import type { Field } from './field'
import { words } from './words'

/** What is written on the pages of a scan; shown and edited page by page beside the picture. */
export const pageText: Field = {
  name: 'pageText',
  label: words('Text of pages', 'Текст страниц', 'Text der Seiten'),
  help: words(
    'What is written on each page: from the file itself, recognised in the picture, or transcribed.',
    'Написанное на каждой странице: из самого файла, распознанное на изображении или транскрибированное.',
    'Was auf jeder Seite steht: aus der Datei selbst, im Bild erkannt oder transkribiert.'
  ),
  csv: 'page_text',
  type: 'group',
  repeatable: true,
  section: 'scans',
  parts: [
    {
      name: 'page',
      label: words('Page', 'Страница', 'Seite'),
      csv: 'page',
      type: 'integer',
      check: 'notNegative'
    },
    { name: 'text', label: words('Text', 'Текст', 'Text'), csv: 'text', type: 'longText' },
    {
      name: 'origin',
      label: words('Origin', 'Происхождение', 'Herkunft'),
      csv: 'origin',
      type: 'term',
      vocabulary: 'textOrigins'
    },
    {
      name: 'language',
      label: words('Language', 'Язык', 'Sprache'),
      csv: 'language',
      type: 'term',
      vocabulary: 'languages'
    }
  ]
}
