import { Menu } from 'electron'
import { menuTemplate } from './menuTemplate'
import type { CommandState, MenuActions, MenuContent } from './menuTemplate'

export function showMenu(content: MenuContent, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(content, actions)))
}

/** Changes what can be chosen without building the menu again, which would close it while open. */
export function enableMenuItems(enabled: CommandState): void {
  const menu = Menu.getApplicationMenu()
  for (const [name, isEnabled] of Object.entries(enabled)) {
    const item = menu?.getMenuItemById(name)
    if (item) item.enabled = isEnabled
  }
}
