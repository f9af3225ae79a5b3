/** Every command: the menu, the palette and the sheet of shortcuts are made from this list. Labels: `commands.<name>` in the locales. */
export interface Command {
  readonly name: string
  readonly menu: MenuName
  /** Electron accelerator. */
  readonly accelerator?: string
  /** Electron accelerator that works while a scan has the keyboard, and is only shown in the menu. */
  readonly key?: string
  /** Starts a new group in its menu. */
  readonly isGroupStart?: boolean
  /** Works without an open catalogue. */
  readonly isGlobal?: boolean
}

export type MenuName = 'file' | 'edit' | 'record' | 'scan' | 'view' | 'go' | 'help'
export const menuNames: readonly MenuName[] = [
  'file',
  'edit',
  'record',
  'scan',
  'view',
  'go',
  'help'
]

export const commands = [
  { name: 'newCatalogue', menu: 'file', isGlobal: true },
  { name: 'openCatalogue', menu: 'file', accelerator: 'CmdOrCtrl+O', isGlobal: true },
  { name: 'openSample', menu: 'file', isGlobal: true },
  { name: 'closeCatalogue', menu: 'file' },
  { name: 'showCatalogueFolder', menu: 'file', isGroupStart: true },
  { name: 'save', menu: 'file', accelerator: 'CmdOrCtrl+S', isGroupStart: true },
  { name: 'exportRecords', menu: 'file', accelerator: 'CmdOrCtrl+E' },
  { name: 'importFile', menu: 'file', accelerator: 'CmdOrCtrl+I' },
  { name: 'print', menu: 'file', accelerator: 'CmdOrCtrl+P' },
  { name: 'exportPackage', menu: 'file' },
  { name: 'importPackage', menu: 'file' },
  { name: 'saveCopyAs', menu: 'file', isGroupStart: true },
  { name: 'secondCopy', menu: 'file' },
  { name: 'catalogueAsOf', menu: 'file', isGroupStart: true },
  { name: 'snapshots', menu: 'file' },
  { name: 'restoreDrill', menu: 'file' },
  { name: 'fixity', menu: 'file' },
  {
    name: 'preferences',
    menu: 'file',
    accelerator: 'CmdOrCtrl+,',
    isGroupStart: true,
    isGlobal: true
  },
  { name: 'undo', menu: 'edit', accelerator: 'CmdOrCtrl+Z' },
  { name: 'redo', menu: 'edit', accelerator: 'CmdOrCtrl+Shift+Z' },
  { name: 'catalogueHistory', menu: 'edit', accelerator: 'CmdOrCtrl+Shift+H' },
  { name: 'find', menu: 'edit', accelerator: 'CmdOrCtrl+F', isGroupStart: true },
  { name: 'newRecord', menu: 'record', accelerator: 'CmdOrCtrl+N' },
  { name: 'newLikeThis', menu: 'record', accelerator: 'CmdOrCtrl+Shift+N' },
  { name: 'saveAndNew', menu: 'record', accelerator: 'CmdOrCtrl+Enter' },
  { name: 'duplicate', menu: 'record', accelerator: 'CmdOrCtrl+D' },
  { name: 'rename', menu: 'record', accelerator: 'F2' },
  { name: 'attachScans', menu: 'record', accelerator: 'CmdOrCtrl+Shift+A', isGroupStart: true },
  { name: 'attachFolder', menu: 'record' },
  { name: 'watchFolder', menu: 'record' },
  { name: 'addFigure', menu: 'record', accelerator: 'CmdOrCtrl+Shift+G' },
  { name: 'figureSheet', menu: 'record', accelerator: 'CmdOrCtrl+Shift+F' },
  { name: 'citeField', menu: 'record', accelerator: 'CmdOrCtrl+Shift+C' },
  { name: 'copyCitation', menu: 'record', accelerator: 'CmdOrCtrl+Alt+C' },
  {
    name: 'editSelected',
    menu: 'record',
    accelerator: 'CmdOrCtrl+Shift+E',
    isGroupStart: true
  },
  { name: 'tagSelected', menu: 'record', accelerator: 'CmdOrCtrl+Shift+T' },
  { name: 'mergeRecords', menu: 'record' },
  { name: 'findDuplicates', menu: 'record' },
  { name: 'moveToTrash', menu: 'record', accelerator: 'CmdOrCtrl+Backspace', isGroupStart: true },
  { name: 'restoreFromTrash', menu: 'record' },
  { name: 'lookAtScan', menu: 'scan', accelerator: 'CmdOrCtrl+Shift+L' },
  { name: 'scanWindow', menu: 'scan', accelerator: 'CmdOrCtrl+Shift+W' },
  { name: 'scanBeside', menu: 'scan', key: 'S' },
  { name: 'scanClose', menu: 'scan', key: 'Esc' },
  { name: 'scanNextPage', menu: 'scan', key: 'PageDown', isGroupStart: true },
  { name: 'scanPreviousPage', menu: 'scan', key: 'PageUp' },
  { name: 'scanFirstPage', menu: 'scan', key: 'Home' },
  { name: 'scanLastPage', menu: 'scan', key: 'End' },
  { name: 'scanPages', menu: 'scan', key: 'P' },
  { name: 'scanLarger', menu: 'scan', key: 'Plus', isGroupStart: true },
  { name: 'scanSmaller', menu: 'scan', key: '-' },
  { name: 'scanActualSize', menu: 'scan', key: '0' },
  { name: 'scanFitWidth', menu: 'scan', key: 'W' },
  { name: 'scanFitPage', menu: 'scan', key: 'F' },
  { name: 'scanTurn', menu: 'scan', key: 'R' },
  { name: 'scanTurnBack', menu: 'scan', key: 'Shift+R' },
  { name: 'scanBrighter', menu: 'scan', key: 'B', isGroupStart: true },
  { name: 'scanDarker', menu: 'scan', key: 'Shift+B' },
  { name: 'scanMoreContrast', menu: 'scan', key: 'C' },
  { name: 'scanLessContrast', menu: 'scan', key: 'Shift+C' },
  { name: 'scanPlain', menu: 'scan', key: 'N' },
  { name: 'scanMarkRegion', menu: 'scan', key: 'M', isGroupStart: true },
  { name: 'scanText', menu: 'scan', key: 'T', isGroupStart: true },
  { name: 'readTexts', menu: 'scan', accelerator: 'CmdOrCtrl+Alt+T' },
  { name: 'exportPages', menu: 'scan', isGroupStart: true },
  { name: 'scanFiles', menu: 'scan' },
  { name: 'palette', menu: 'view', accelerator: 'CmdOrCtrl+K' },
  { name: 'toggleNavigation', menu: 'view', accelerator: 'CmdOrCtrl+B', isGroupStart: true },
  { name: 'toggleRecordPane', menu: 'view', accelerator: 'CmdOrCtrl+Alt+B' },
  { name: 'themeSystem', menu: 'view', isGroupStart: true, isGlobal: true },
  { name: 'themeLight', menu: 'view', isGlobal: true },
  { name: 'themeDark', menu: 'view', isGlobal: true },
  { name: 'comfortable', menu: 'view', isGlobal: true },
  { name: 'nextRecord', menu: 'go', accelerator: 'Alt+Down' },
  { name: 'previousRecord', menu: 'go', accelerator: 'Alt+Up' },
  { name: 'back', menu: 'go', accelerator: 'Alt+Left' },
  { name: 'forward', menu: 'go', accelerator: 'Alt+Right' },
  { name: 'goToKind1', menu: 'go', accelerator: 'CmdOrCtrl+1', isGroupStart: true },
  { name: 'goToKind2', menu: 'go', accelerator: 'CmdOrCtrl+2' },
  { name: 'goToKind3', menu: 'go', accelerator: 'CmdOrCtrl+3' },
  { name: 'goToKind4', menu: 'go', accelerator: 'CmdOrCtrl+4' },
  { name: 'goToKind5', menu: 'go', accelerator: 'CmdOrCtrl+5' },
  { name: 'goToKind6', menu: 'go', accelerator: 'CmdOrCtrl+6' },
  { name: 'goToKind7', menu: 'go', accelerator: 'CmdOrCtrl+7' },
  { name: 'goToKind8', menu: 'go', accelerator: 'CmdOrCtrl+8' },
  { name: 'goToKind9', menu: 'go', accelerator: 'CmdOrCtrl+9' },
  { name: 'goToKind10', menu: 'go', accelerator: 'CmdOrCtrl+0' },
  { name: 'goToScans', menu: 'go' },
  { name: 'goToConflicts', menu: 'go', isGroupStart: true },
  { name: 'goToChecks', menu: 'go' },
  { name: 'goToClaims', menu: 'go' },
  { name: 'goToSeries', menu: 'go' },
  { name: 'shortcuts', menu: 'help', accelerator: 'CmdOrCtrl+/', isGlobal: true },
  { name: 'diagnostics', menu: 'help', isGroupStart: true },
  { name: 'about', menu: 'help', isGlobal: true }
] as const satisfies readonly Command[]

export type CommandName = (typeof commands)[number]['name']

/** Those that are done with the scan that has the keyboard, in whichever window it is. */
export const viewerCommands: ReadonlySet<CommandName> = new Set(
  commands.flatMap(command => ('key' in command ? [command.name] : []))
)
