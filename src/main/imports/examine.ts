import { decode } from 'iconv-lite'
import { bibliographyFormat } from '../../shared/bibliography/readBibliography'
import type { ImportExamination } from '../../shared/import/file'
import { areRecordLines } from '../../shared/import/recordLines'
import { xmlFormat } from '../../shared/import/xml/xmlTable'
import { mediaTypeOfBytes } from '../attachments/mediaType'
import { detectEncoding } from './detectEncoding'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Says what a file holds, from its first bytes. */
export async function examine(bytes: Uint8Array): Promise<ImportExamination> {
  const mediaType = await mediaTypeOfBytes(bytes)
  if (mediaType === workbookType || isWorkbookPackage(mediaType, bytes)) {
    return { format: 'workbook', encodings: [], isCertain: true }
  }
  const { guesses, isCertain } = detectEncoding(bytes)
  const isText = isCertain || !bytes.includes(0)
  const isBinary = !/^text\/|xml|json/.test(mediaType) && mediaType !== 'application/octet-stream'
  if (!isText || isBinary) return { format: 'unknown', encodings: [], isCertain: true }
  const start = decode(Buffer.from(bytes), guesses[0]?.encoding ?? 'utf-8')
  const xml = xmlFormat(start)
  // An XML file says itself in which encoding it is.
  if (xml) return { format: xml === 'other' ? 'unknown' : xml, encodings: [], isCertain: true }
  // Our own lines hold words of a bibliography too.
  const format = areRecordLines(start) ? null : bibliographyFormat(start)
  return { format: format ?? 'text', encodings: guesses, isCertain }
}

/** The list of parts may stand behind the part that fills the beginning. */
function isWorkbookPackage(mediaType: string, bytes: Uint8Array): boolean {
  return mediaType === 'application/zip' && Buffer.from(bytes).includes('xl/w')
}
