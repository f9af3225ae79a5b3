export type KeyboardPlatform = 'mac' | 'other'

const macSigns: Readonly<Record<string, string>> = {
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Cmd: '⌘',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Esc: '⎋',
  Tab: '⇥'
}
const arrows: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' }
const sameKey: Readonly<Record<string, string>> = {
  Command: 'Cmd',
  Control: 'Ctrl',
  Option: 'Alt',
  Return: 'Enter',
  Escape: 'Esc',
  Plus: '+'
}
/** The order in which macOS writes modifiers. */
const macOrder = ['Ctrl', 'Alt', 'Shift', 'Cmd']

/** An Electron accelerator as the platform writes it: "Ctrl+Shift+N" or "⇧⌘N". */
export function writeAccelerator(accelerator: string, platform: KeyboardPlatform): string {
  const keys = accelerator.split('+').map(key => namedKey(key, platform))
  if (platform === 'other') return keys.map(key => arrows[key] ?? key).join('+')
  const modifiers = macOrder.filter(key => keys.includes(key))
  const others = keys.filter(key => !macOrder.includes(key))
  return [...modifiers, ...others].map(key => macSigns[key] ?? arrows[key] ?? key).join('')
}

function namedKey(key: string, platform: KeyboardPlatform): string {
  if (key === 'CmdOrCtrl' || key === 'CommandOrControl') return platform === 'mac' ? 'Cmd' : 'Ctrl'
  return sameKey[key] ?? key
}
