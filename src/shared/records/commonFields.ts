import type { Field } from './field'
import { otherColumns } from './otherColumns'
import { words } from './words'

/** What every record has, whatever its kind. */
export const commonFields: readonly Field[] = [
  {
    name: 'referenceCode',
    label: words('Reference code', 'Шифр', 'Signatur'),
    help: words(
      'The code by which the record is cited; other records and CSV files refer to it.',
      'Шифр, по которому запись цитируется; на него ссылаются другие записи и файлы CSV.',
      'Die Signatur, unter der der Datensatz zitiert wird; andere Datensätze und CSV-Dateien verweisen darauf.'
    ),
    csv: 'reference_code',
    type: 'text',
    section: 'control',
    standard: { isadg: '3.1.1', isaar: '5.4.1' },
    column: true
  },
  {
    name: 'status',
    label: words('Status', 'Статус', 'Status'),
    csv: 'status',
    type: 'term',
    vocabulary: 'statuses',
    section: 'control',
    standard: { isaar: '5.4.4' },
    column: true,
    facet: true,
    carried: true
  },
  {
    name: 'tags',
    label: words('Tags', 'Метки', 'Schlagworte'),
    csv: 'tags',
    type: 'term',
    vocabulary: 'tags',
    repeatable: true,
    section: 'control',
    facet: true,
    carried: true
  },
  {
    name: 'publicNotes',
    label: words('Public notes', 'Примечания', 'Öffentliche Anmerkungen'),
    csv: 'public_notes',
    type: 'longText',
    repeatable: true,
    section: 'notes',
    standard: { isadg: '3.6.1' }
  },
  {
    name: 'privateNotes',
    label: words('Private notes', 'Служебные примечания', 'Interne Anmerkungen'),
    help: words(
      'Not written to exports for other systems.',
      'Не выводятся при экспорте в другие системы.',
      'Werden nicht in Exporte für andere Systeme geschrieben.'
    ),
    csv: 'private_notes',
    type: 'longText',
    repeatable: true,
    section: 'notes',
    standard: { isadg: '3.7.1', isaar: '5.4.9' }
  },
  otherColumns,
  {
    name: 'relations',
    label: words('Relations', 'Связи', 'Beziehungen'),
    csv: 'relations',
    type: 'group',
    repeatable: true,
    section: 'relations',
    standard: { isaar: '5.3' },
    parts: [
      {
        name: 'target',
        label: words('Record', 'Запись', 'Datensatz'),
        csv: 'target',
        type: 'reference'
      },
      {
        name: 'type',
        label: words('Relation', 'Вид связи', 'Beziehung'),
        csv: 'type',
        type: 'term',
        vocabulary: 'relationTypes'
      },
      { name: 'dates', label: words('Dates', 'Даты', 'Daten'), csv: 'dates', type: 'date' },
      { name: 'note', label: words('Note', 'Примечание', 'Anmerkung'), csv: 'note', type: 'text' }
    ]
  },
  {
    name: 'distinctFrom',
    label: words('Not the same as', 'Не то же, что', 'Nicht dasselbe wie'),
    help: words(
      'Records that look like duplicates of this one and were found to be something else.',
      'Записи, похожие на дубликаты этой и признанные другими.',
      'Datensätze, die wie Dubletten dieses Datensatzes aussehen und als etwas anderes erkannt sind.'
    ),
    csv: 'distinct_from',
    type: 'reference',
    repeatable: true,
    section: 'relations'
  },
  {
    name: 'attachments',
    label: words('Scans', 'Сканы', 'Scans'),
    csv: 'attachments',
    type: 'group',
    repeatable: true,
    section: 'scans',
    parts: [
      {
        name: 'scan',
        label: words('Scan', 'Скан', 'Scan'),
        csv: 'scan',
        type: 'reference',
        to: ['scan']
      },
      {
        name: 'caption',
        label: words('Caption', 'Подпись', 'Bildunterschrift'),
        csv: 'caption',
        type: 'text'
      },
      {
        name: 'pageLabel',
        label: words('Page label', 'Обозначение листа', 'Blattbezeichnung'),
        csv: 'page_label',
        type: 'text'
      }
    ]
  },
  {
    name: 'citations',
    label: words('Citations', 'Ссылки на источники', 'Belege'),
    help: words(
      'The citations that support this record, or one field of it.',
      'Ссылки на источники, подтверждающие запись или отдельное её поле.',
      'Die Belege für diesen Datensatz oder eines seiner Felder.'
    ),
    csv: 'citations',
    type: 'group',
    repeatable: true,
    section: 'citations',
    standard: { isaar: '5.4.8' },
    parts: [
      {
        name: 'citation',
        label: words('Citation', 'Ссылка', 'Beleg'),
        csv: 'citation',
        type: 'reference',
        to: ['citation']
      },
      { name: 'field', label: words('Field', 'Поле', 'Feld'), csv: 'field', type: 'fieldName' }
    ]
  }
]
