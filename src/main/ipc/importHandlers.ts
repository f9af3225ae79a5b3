import * as v from 'valibot'
import { encodings } from '../../shared/import/encodings'
import type { Imports } from '../imports/imports'
import { Failure } from '../failure'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import type { FileTokens } from './fileTokens'
import { token, tokens } from './schemas'

export interface ImportServices {
  readonly imports: Imports
  readonly fileTokens: FileTokens
}

export function importHandlers({ imports, fileTokens }: ImportServices): HandlersOf<'imports'> {
  const encoding = v.picklist(encodings)
  const one = v.strictTuple([token])
  const tableChoice = v.strictObject({
    encoding,
    sheet: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))
  })
  const tableOf = v.strictTuple([token, tableChoice])
  return {
    choose: handler(v.strictTuple([]), () => imports.choose()),
    dropped: handler(v.strictTuple([tokens]), async given => {
      const [path] = fileTokens.take(given)
      if (path === undefined) throw new Failure('unknownFile', 'No file was dropped')
      return imports.take(path)
    }),
    examine: handler(one, name => imports.examine(name)),
    sample: handler(v.strictTuple([token, encoding]), (name, chosen) =>
      imports.sample(name, chosen)
    ),
    open: handler(v.strictTuple([token, encoding]), (name, chosen) => imports.open(name, chosen)),
    table: handler(tableOf, (name, choice) => imports.table(name, choice)),
    openTable: handler(tableOf, (name, choice) => imports.openTable(name, choice)),
    read: handler(one, reading => imports.read(reading)),
    close: handler(one, reading => imports.close(reading))
  }
}
