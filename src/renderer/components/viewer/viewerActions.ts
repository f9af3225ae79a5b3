import type { CommandName } from '../../../shared/commands'

/** What can be done with the scan that has the keyboard: each is a command of the menu and a key. */
export const viewerActions = [
  'scanNextPage',
  'scanPreviousPage',
  'scanFirstPage',
  'scanLastPage',
  'scanLarger',
  'scanSmaller',
  'scanActualSize',
  'scanFitWidth',
  'scanFitPage',
  'scanTurn',
  'scanTurnBack',
  'scanBrighter',
  'scanDarker',
  'scanMoreContrast',
  'scanLessContrast',
  'scanPlain',
  'scanPages',
  'scanText',
  'scanBeside',
  'scanMarkRegion',
  'scanClose'
] as const satisfies readonly CommandName[]
export type ViewerAction = (typeof viewerActions)[number]

const keys: Readonly<Record<string, ViewerAction>> = {
  PageUp: 'scanPreviousPage',
  PageDown: 'scanNextPage',
  Home: 'scanFirstPage',
  End: 'scanLastPage',
  '+': 'scanLarger',
  '=': 'scanLarger',
  '-': 'scanSmaller',
  '0': 'scanActualSize',
  Escape: 'scanClose'
}

/** By the physical key, as R is another letter in other scripts. */
const codes: Readonly<Record<string, ViewerAction>> = {
  KeyR: 'scanTurn',
  KeyW: 'scanFitWidth',
  KeyF: 'scanFitPage',
  KeyB: 'scanBrighter',
  KeyC: 'scanMoreContrast',
  KeyN: 'scanPlain',
  KeyP: 'scanPages',
  KeyT: 'scanText',
  KeyS: 'scanBeside',
  KeyM: 'scanMarkRegion',
  NumpadAdd: 'scanLarger',
  NumpadSubtract: 'scanSmaller',
  Numpad0: 'scanActualSize'
}

const shifted: Readonly<Record<string, ViewerAction>> = {
  KeyR: 'scanTurnBack',
  KeyB: 'scanDarker',
  KeyC: 'scanLessContrast'
}

/** What a key does in the viewer; null for one that means nothing there. */
export function actionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>
): ViewerAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.shiftKey && shifted[event.code]) return shifted[event.code] ?? null
  return keys[event.key] ?? codes[event.code] ?? null
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-0.1, 0],
  ArrowRight: [0.1, 0],
  ArrowUp: [0, -0.1],
  ArrowDown: [0, 0.1]
}

/** How far an arrow moves the page, in parts of what is seen of it: across and down. */
export function moveOfKey(key: string): readonly [number, number] | undefined {
  return moves[key]
}
