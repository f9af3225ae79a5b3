import * as v from 'valibot'
import type { Copies } from '../copies/copies'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { job } from './schemas'

export interface CopyServices {
  readonly copies: Copies
  showInFolder(path: string): void
}

export function copyHandlers({ copies, showInFolder }: CopyServices): HandlersOf<'copies'> {
  const nothing = v.strictTuple([])
  const oneJob = v.strictTuple([job])
  return {
    saveCopy: handler(oneJob, name => copies.saveCopy(name)),
    showSavedCopy: handler(nothing, async () => {
      showInFolder(copies.savedPath())
    }),
    secondLocation: handler(nothing, () => copies.second.status()),
    chooseSecondLocation: handler(nothing, () => copies.chooseSecondLocation()),
    forgetSecondLocation: handler(nothing, () => copies.second.forget()),
    copyNow: handler(oneJob, name => copies.copyNow(name)),
    canRepair: handler(nothing, () => copies.canRepair()),
    repairJournal: handler(oneJob, name => copies.repairJournal(name)),
    reopen: handler(nothing, () => copies.reopen())
  }
}
