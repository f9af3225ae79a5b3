import * as v from 'valibot'
import type { CatalogueChoices } from '../application/catalogueChoices'
import type { Catalogues } from '../application/catalogues'
import type { RecentCatalogues } from '../application/recentCatalogues'
import type { WorkingCopies } from '../catalogue/workingCopies'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { catalogueTitle, failureReason, rebuild, token } from './schemas'

export interface CatalogueServices {
  readonly catalogues: Catalogues
  readonly choices: CatalogueChoices
  readonly recent: RecentCatalogues
  readonly workingCopies: WorkingCopies
  showInFolder(path: string): void
}

export function catalogueHandlers({
  catalogues,
  choices,
  recent,
  workingCopies,
  showInFolder
}: CatalogueServices): HandlersOf<'catalogue'> {
  const nothing = v.strictTuple([])
  return {
    create: handler(v.strictTuple([catalogueTitle]), title => choices.create(title)),
    createSample: handler(nothing, () => choices.createSample()),
    open: handler(nothing, () => choices.open()),
    openRecent: handler(v.strictTuple([token]), name => catalogues.open(recent.folderOf(name))),
    forgetRecent: handler(v.strictTuple([token]), name => recent.forget(name)),
    close: handler(nothing, () => catalogues.close()),
    showFolder: handler(nothing, async () => {
      showInFolder(catalogues.opened().folder)
    }),
    workingCopyFailed: handler(v.strictTuple([failureReason]), reason =>
      workingCopies.failed(catalogues.opened(), reason)
    ),
    rebuilt: handler(v.strictTuple([rebuild]), done =>
      workingCopies.rebuilt(catalogues.opened(), done)
    )
  }
}
