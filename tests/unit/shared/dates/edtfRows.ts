import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const dataFolder = resolve(import.meta.dirname, '../../../../../shared/data')

/** EDTF judged by others: the rows of the edtf-validate project. */
export const rowsFile = resolve(dataFolder, 'edtf/edtf-validate.tsv')

/** A list of texts that break programs. */
export const naughtyStringsFile = resolve(dataFolder, 'fuzz/blns.json')

export interface EdtfRow {
  readonly input: string
  readonly isValid: boolean
}

export function readRows(): EdtfRow[] {
  const [, ...lines] = readFileSync(rowsFile, 'utf8').split(/\r?\n/)
  return lines.flatMap(line => {
    const [, input, kind] = line.split('\t')
    return input === undefined || kind === undefined ? [] : [{ input, isValid: kind === 'valid' }]
  })
}
