import { onScopeDispose, reactive, toValue, watchEffect } from 'vue'
import type { MaybeRefOrGetter } from 'vue'
import { commands } from '../../shared/commands'
import type { CommandName } from '../../shared/commands'

type Handler = () => unknown

/** Who answers a command now; the last to register comes first. */
const handlers = new Map<CommandName, Handler[]>()
/** Which commands can be given now; the menu and the palette follow it. */
export const enabledCommands = reactive(
  Object.fromEntries(commands.map(({ name }) => [name, false])) as Record<CommandName, boolean>
)

/** Answers a command while the component lives. */
export function useCommand(
  name: CommandName,
  handler: Handler,
  isEnabled: MaybeRefOrGetter<boolean> = true
): void {
  const list = handlers.get(name) ?? []
  handlers.set(name, [handler, ...list])
  watchEffect(() => {
    enabledCommands[name] = toValue(isEnabled)
  })
  onScopeDispose(() => {
    const remaining = (handlers.get(name) ?? []).filter(candidate => candidate !== handler)
    handlers.set(name, remaining)
    if (remaining.length === 0) enabledCommands[name] = false
  })
}

/** While a dialog asks something, what lies behind it waits. */
function isDialogOpen(): boolean {
  return document.querySelector('.dialog[data-state="open"]') !== null
}

/** Gives a command; nothing happens when it cannot be given now. */
export async function runCommand(name: CommandName): Promise<void> {
  if (enabledCommands[name] && !isDialogOpen()) await handlers.get(name)?.[0]?.()
}
