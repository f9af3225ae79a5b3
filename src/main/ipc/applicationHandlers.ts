import * as v from 'valibot'
import type { CommandName } from '../../shared/commands'
import type { Preferences, StartState } from '../../shared/ipc'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import * as schemas from './schemas'

/** Window, menu and dialogs as the calls need them. */
export interface ApplicationServices {
  start(): StartState
  setPreferences(changes: Partial<Preferences>): Promise<Preferences>
  setCommandState(enabled: Partial<Record<CommandName, boolean>>): void
  readyToClose(): void
  stillClosing(): void
  confirm(message: string, detail: string, buttons: readonly string[]): Promise<number>
  copyText(text: string): void
  restart(): void
}

export function applicationHandlers(services: ApplicationServices): HandlersOf<'application'> {
  const nothing = v.strictTuple([])
  const { confirmMessage, confirmDetail, confirmButtons } = schemas
  return {
    start: handler(nothing, async () => services.start()),
    setPreferences: handler(v.strictTuple([schemas.preferenceChanges]), changes =>
      services.setPreferences(changes)
    ),
    setCommandState: handler(v.strictTuple([schemas.commandState]), async enabled => {
      services.setCommandState(enabled)
    }),
    readyToClose: handler(nothing, async () => {
      services.readyToClose()
    }),
    stillClosing: handler(nothing, async () => {
      services.stillClosing()
    }),
    confirm: handler(
      v.strictTuple([confirmMessage, confirmDetail, confirmButtons]),
      (message, detail, buttons) => services.confirm(message, detail, buttons)
    ),
    copyText: handler(v.strictTuple([schemas.copiedText]), async copied => {
      services.copyText(copied)
    }),
    restart: handler(nothing, async () => {
      services.restart()
    })
  }
}
