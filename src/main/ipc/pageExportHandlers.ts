import * as v from 'valibot'
import { manifestBase } from '../../shared/pageExport/manifest'
import { mostExportedScans, pageExportFormats } from '../../shared/pageExport/calls'
import type { PageExport } from '../pageExport/pageExport'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { fileName, job, sha256 } from './schemas'

export interface PageExportServices {
  readonly pageExport: PageExport
  showInFolder(path: string): void
}

const words = v.pipe(v.string(), v.maxLength(10_000))
const long = v.pipe(v.string(), v.maxLength(8 * 1024 * 1024))
const page = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999_999))
const language = v.pipe(v.string(), v.regex(/^([a-z]{2,3})?$/))
const text = v.strictObject({ page, text: long, language })
const scan = v.strictObject({
  sha256,
  name: fileName,
  texts: v.pipe(v.array(text), v.maxLength(100_000))
})
const metadata = v.strictObject({ label: words, values: v.pipe(v.array(words), v.maxLength(500)) })
const manifest = v.strictObject({
  base: v.pipe(
    v.string(),
    v.maxLength(2000),
    v.check(base => manifestBase(base) === base)
  ),
  label: words,
  language: v.pipe(language, v.minLength(2)),
  summary: words,
  metadata: v.pipe(v.array(metadata), v.maxLength(200))
})
const request = v.strictObject({
  format: v.picklist(pageExportFormats),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  scans: v.pipe(v.array(scan), v.minLength(1), v.maxLength(mostExportedScans)),
  words: v.exactOptional(manifest)
})

export function pageExportHandlers({
  pageExport,
  showInFolder
}: PageExportServices): HandlersOf<'pageExport'> {
  return {
    run: handler(v.strictTuple([job, request]), (name, given) => pageExport.run(name, given)),
    reveal: handler(v.strictTuple([job]), async name => {
      showInFolder(pageExport.finishedPath(name))
    })
  }
}
