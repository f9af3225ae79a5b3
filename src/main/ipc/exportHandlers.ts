import * as v from 'valibot'
import type { Exports } from '../exports/exports'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { exportNames, exportText, fileIndex, job } from './schemas'

export interface ExportServices {
  readonly exports: Exports
  showInFolder(path: string): void
}

export function exportHandlers({ exports, showInFolder }: ExportServices): HandlersOf<'exports'> {
  const oneJob = v.strictTuple([job])
  return {
    begin: handler(v.strictTuple([exportNames]), names => exports.begin(names)),
    write: handler(v.strictTuple([job, fileIndex, exportText]), (name, file, text) =>
      exports.write(name, file, text)
    ),
    finish: handler(oneJob, name => exports.finish(name)),
    abort: handler(oneJob, name => exports.abort(name)),
    reveal: handler(oneJob, async name => {
      showInFolder(exports.finishedPath(name))
    })
  }
}
