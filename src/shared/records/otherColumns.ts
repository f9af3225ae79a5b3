import type { Field } from './field'
import { words } from './words'

/** Name of the field that keeps what an import found no field for. */
export const otherColumnsField = 'otherColumns'

/** Columns of imported files that no field takes; they come back, as columns of their own, on export. */
export const otherColumns: Field = {
  name: otherColumnsField,
  label: words('Other columns', 'Прочие столбцы', 'Weitere Spalten'),
  help: words(
    'Texts of an imported file for which there is no field. An export writes them under their own column names.',
    'Тексты импортированного файла, для которых нет поля. При экспорте они пишутся под своими именами столбцов.',
    'Texte einer importierten Datei, für die es kein Feld gibt. Ein Export schreibt sie unter ihren Spaltennamen.'
  ),
  csv: 'other_columns',
  type: 'group',
  repeatable: true,
  section: 'notes',
  parts: [
    { name: 'column', label: words('Column', 'Столбец', 'Spalte'), csv: 'name', type: 'text' },
    { name: 'text', label: words('Text', 'Текст', 'Text'), csv: 'text', type: 'longText' }
  ]
}
