import * as v from 'valibot'
import { longestBody, orientations, papers } from '../../shared/printing/document'
import type { Printing } from '../printing/printing'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { job } from './schemas'

export interface PrintingServices {
  readonly printing: Printing
  showInFolder(path: string): void
}

const words = v.pipe(v.string(), v.maxLength(1000))
const document = v.strictObject({
  title: words,
  body: v.pipe(v.string(), v.maxLength(longestBody)),
  paper: v.picklist(papers),
  orientation: v.picklist(orientations),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
  runningTitle: words,
  hasPageNumbers: v.boolean(),
  isFullPage: v.boolean()
})
const page = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))
const width = v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(4000))

export function printingHandlers({
  printing,
  showInFolder
}: PrintingServices): HandlersOf<'printing'> {
  const oneJob = v.strictTuple([job])
  return {
    prepare: handler(v.strictTuple([job, document]), (name, given) =>
      printing.prepare(name, given)
    ),
    page: handler(v.strictTuple([job, page, width]), (name, number, wide) =>
      printing.page(name, number, wide)
    ),
    save: handler(oneJob, name => printing.save(name)),
    reveal: handler(oneJob, async name => {
      showInFolder(printing.savedPath(name))
    }),
    print: handler(oneJob, name => printing.print(name)),
    discard: handler(oneJob, name => printing.discard(name))
  }
}
