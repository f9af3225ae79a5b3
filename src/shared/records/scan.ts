import type { Field } from './field'
import { defineKind } from './kind'
import { pageText } from './scanText'
import { words } from './words'

const readOnly = (
  name: string,
  csv: string,
  label: Field['label'],
  type: 'text' | 'integer'
): Field => ({
  name,
  csv,
  label,
  type,
  section: 'description',
  readOnly: true
})

/** A scanned file of the catalogue folder. Its id follows from its SHA-256, so that the same file is one record everywhere. */
export const scan = defineKind({
  name: 'scan',
  plural: 'scans',
  label: words('Scan', 'Скан', 'Scan'),
  labelPlural: words('Scans', 'Сканы', 'Scans'),
  titleFields: ['originalName'],
  fields: [
    {
      ...readOnly(
        'originalName',
        'original_name',
        words('Original name', 'Исходное имя', 'Ursprünglicher Name'),
        'text'
      )
    },
    {
      ...readOnly('mediaType', 'media_type', words('Media type', 'Тип файла', 'Medientyp'), 'text'),
      column: true,
      facet: true
    },
    {
      ...readOnly(
        'size',
        'size',
        words('Size in bytes', 'Размер в байтах', 'Größe in Byte'),
        'integer'
      ),
      column: true
    },
    { ...readOnly('pages', 'pages', words('Pages', 'Страниц', 'Seiten'), 'integer'), column: true },
    {
      ...readOnly(
        'width',
        'width',
        words('Width in pixels', 'Ширина в пикселах', 'Breite in Pixeln'),
        'integer'
      )
    },
    {
      ...readOnly(
        'height',
        'height',
        words('Height in pixels', 'Высота в пикселах', 'Höhe in Pixeln'),
        'integer'
      )
    },
    { ...readOnly('sha256', 'sha256', words('SHA-256', 'SHA-256', 'SHA-256'), 'text') },
    pageText
  ]
})
