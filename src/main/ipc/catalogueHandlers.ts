import * as v from 'valibot'
import type { CatalogueChoices } from '../application/catalogueChoices'
import type { Catalogues } from '../application/catalogues'
import type { RecentCatalogues } from '../application/recentCatalogues'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { catalogueTitle, token } from './schemas'

export interface CatalogueServices {
  readonly catalogues: Catalogues
  readonly choices: CatalogueChoices
  readonly recent: RecentCatalogues
  showInFolder(path: string): void
}

export function catalogueHandlers({
  catalogues,
  choices,
  recent,
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
    })
  }
}
