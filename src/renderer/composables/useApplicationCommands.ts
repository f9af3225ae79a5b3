import { onScopeDispose, watch } from 'vue'
import { runCommand, enabledCommands, useCommand } from './useCommands'
import { leaveField } from './leaveField'
import { useClosing } from './useClosing'
import { onMainEvent } from '../services/mainEvents'
import { useNoticesStore } from '../stores/notices'
import { usePreferencesStore } from '../stores/preferences'
import { useSessionStore } from '../stores/session'

/** Commands that need no catalogue, commands from the menu, and the closing of the window. */
export function useApplicationCommands(): void {
  const session = useSessionStore()
  const preferences = usePreferencesStore()
  const notices = useNoticesStore()
  const close = useClosing()

  useCommand('themeSystem', async () => preferences.change({ theme: 'system' }))
  useCommand('themeLight', async () => preferences.change({ theme: 'light' }))
  useCommand('themeDark', async () => preferences.change({ theme: 'dark' }))
  useCommand('comfortable', async () => {
    const isComfortable = preferences.preferences.density === 'comfortable'
    await preferences.change({ density: isComfortable ? 'compact' : 'comfortable' })
  })
  useCommand('about', () => {
    const state = session.state
    if (state) notices.add('info', 'about', { version: state.version, runtime: state.runtime })
  })

  onScopeDispose(
    onMainEvent('command', name => {
      runCommand(name).catch(notices.reportError)
    })
  )
  onScopeDispose(
    onMainEvent('closing', () => {
      leaveField()
      void (async () => {
        await close()
        await session.application()?.readyToClose()
      })()
    })
  )
  watch(
    () => ({ ...enabledCommands }),
    enabled => void session.application()?.setCommandState(enabled)
  )
  watch(
    () => session.phase,
    () => void session.application()?.setCommandState({ ...enabledCommands })
  )
}
