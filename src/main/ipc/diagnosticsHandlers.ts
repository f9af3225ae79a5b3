import * as v from 'valibot'
import type { Diagnostics } from '../diagnostics/diagnostics'
import { handler } from './contract'
import type { HandlersOf } from './contract'

export interface DiagnosticsServices {
  readonly diagnostics: Diagnostics
}

export function diagnosticsHandlers({
  diagnostics
}: DiagnosticsServices): HandlersOf<'diagnostics'> {
  const nothing = v.strictTuple([])
  return {
    program: handler(nothing, async () => diagnostics.program()),
    journal: handler(nothing, () => diagnostics.journal()),
    space: handler(nothing, () => diagnostics.space()),
    profile: handler(nothing, () => diagnostics.profile()),
    rebuilds: handler(nothing, () => diagnostics.rebuilds()),
    removeOld: handler(nothing, () => diagnostics.removeOld()),
    rebuild: handler(nothing, () => diagnostics.rebuild()),
    showLog: handler(nothing, async () => {
      diagnostics.showLog()
    })
  }
}
