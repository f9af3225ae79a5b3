import type { MenuItemConstructorOptions } from 'electron'
import { commands, menuNames } from '../shared/commands'
import type { Command, CommandName, MenuName } from '../shared/commands'
import type { RecentCatalogue } from '../shared/ipc'
import type { Labels } from './application/labels'

type Item = MenuItemConstructorOptions
export type CommandState = Partial<Record<CommandName, boolean>>

export interface MenuContent {
  readonly labels: Labels
  readonly recent: readonly RecentCatalogue[]
  readonly enabled: CommandState
  readonly hasDeveloperTools: boolean
}

export interface MenuActions {
  run(command: CommandName): void
  openRecent(token: string): void
  /** Adds to the zoom level; null returns to the actual size. */
  zoom(change: number | null): void
}

const list: readonly (Command & { readonly name: CommandName })[] = commands
const separator: Item = { type: 'separator' }

function commandItem(
  command: (typeof list)[number],
  { labels, enabled }: MenuContent,
  actions: MenuActions
): Item[] {
  const item: Item = {
    id: command.name,
    label: labels.commands[command.name],
    // Until the page has reported what it can do, only what needs no catalogue is offered.
    enabled: enabled[command.name] ?? command.isGlobal ?? false,
    click: () => {
      actions.run(command.name)
    }
  }
  if (command.accelerator !== undefined) item.accelerator = command.accelerator
  // Shown only: letters typed elsewhere are text. macOS would take them all the same.
  else if (command.key !== undefined && process.platform !== 'darwin') {
    item.accelerator = command.key
    item.registerAccelerator = false
  }
  return command.isGroupStart ? [separator, item] : [item]
}

function recentItem({ labels, recent }: MenuContent, actions: MenuActions): Item {
  const entries = recent.map((entry): Item => ({
    label: `${entry.title} — ${entry.folder}`.replaceAll('&', '&&'),
    enabled: !entry.isMissing,
    click: () => {
      actions.openRecent(entry.token)
    }
  }))
  const none: Item = { label: labels.menus.noRecentCatalogues, enabled: false }
  return { label: labels.menus.recentCatalogues, submenu: entries.length > 0 ? entries : [none] }
}

function editItems({ menus }: Labels): Item[] {
  return [
    separator,
    { role: 'cut', label: menus.cut },
    { role: 'copy', label: menus.copy },
    { role: 'paste', label: menus.paste },
    { role: 'selectAll', label: menus.selectAll }
  ]
}

/** Not the zoom roles: their Ctrl+0 opens the tenth kind here, and the level is remembered. */
function viewItems({ labels: { menus }, hasDeveloperTools }: MenuContent, actions: MenuActions) {
  const zoom = (label: string, accelerator: string, change: number | null): Item => ({
    label,
    accelerator,
    click: () => {
      actions.zoom(change)
    }
  })
  const items: Item[] = [
    separator,
    zoom(menus.zoomIn, 'CmdOrCtrl+Plus', 0.5),
    // The same key without Shift, as it is on most keyboards.
    { ...zoom(menus.zoomIn, 'CmdOrCtrl+=', 0.5), visible: false },
    zoom(menus.zoomOut, 'CmdOrCtrl+-', -0.5),
    zoom(menus.resetZoom, 'CmdOrCtrl+Alt+0', null),
    { role: 'togglefullscreen', label: menus.fullScreen }
  ]
  if (hasDeveloperTools) items.push({ role: 'toggleDevTools', label: menus.developerTools })
  return items
}

function itemsAfter(menu: MenuName, content: MenuContent, actions: MenuActions): Item[] {
  if (menu === 'edit') return editItems(content.labels)
  if (menu === 'view') return viewItems(content, actions)
  if (menu !== 'file') return []
  return [separator, { role: 'quit', label: content.labels.menus.quit }]
}

/** The menus as Electron's template: every command once, in the order of the list. */
export function menuTemplate(content: MenuContent, actions: MenuActions): Item[] {
  const menus = menuNames.map((menu): Item => {
    const submenu = list
      .filter(command => command.menu === menu)
      .flatMap(command => [
        ...commandItem(command, content, actions),
        ...(command.name === 'openCatalogue' ? [recentItem(content, actions)] : [])
      ])
    return {
      id: menu,
      label: content.labels.menus[menu],
      submenu: [...submenu, ...itemsAfter(menu, content, actions)]
    }
  })
  return process.platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus
}
