import type { RecentCatalogue } from '../../shared/ipc'
import { enableMenuItems, showMenu } from '../menu'
import type { CommandState, MenuActions } from '../menuTemplate'
import type { Labels } from './labels'

export interface MenuBar {
  enable(changes: CommandState): void
  /** Builds the menu again: in another language or with other recent catalogues. */
  refresh(): void
}

export interface MenuBarContext extends MenuActions {
  readonly hasDeveloperTools: boolean
  labels(): Labels
  recent(): readonly RecentCatalogue[]
}

export function createMenuBar(context: MenuBarContext): MenuBar {
  let enabled: CommandState = {}
  return {
    enable(changes) {
      enabled = { ...enabled, ...changes }
      enableMenuItems(changes)
    },
    refresh() {
      const { hasDeveloperTools, labels, recent } = context
      showMenu({ labels: labels(), recent: recent(), enabled, hasDeveloperTools }, context)
    }
  }
}
