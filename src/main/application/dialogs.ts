import { BrowserWindow, dialog } from 'electron'
import type { OpenDialogOptions } from 'electron'
import { dirname, join } from 'node:path'
import { catalogueExtension } from '../../shared/constants'
import type { ExportDialogs } from '../exports/chooseTargets'
import type { PackageForm } from '../../shared/bags/package'
import type { PreferencesStore } from '../preferences'
import type { CatalogueDialogs } from './catalogueChoices'
import type { CopyDialogs } from '../copies/copies'
import type { Labels } from './labels'

/** Native dialogs; the paths chosen in them stay in the main process. */
export interface Dialogs extends ExportDialogs, CatalogueDialogs, CopyDialogs {
  chooseFiles(): Promise<readonly string[]>
  /** The folder in which scans lie; null when cancelled. */
  chooseScanFolder(): Promise<string | null>
  /** The file to import; null when cancelled. */
  chooseImport(): Promise<string | null>
  confirm(message: string, detail: string, buttons: readonly string[]): Promise<number>
  showError(message: string, detail: string): Promise<void>
  /** Asks for the folder of a package, or for the file that it was packed into; null when cancelled. */
  choosePackage(form: PackageForm): Promise<string | null>
}

/** What an import takes; what a file is, is told from its content all the same. */
const tableExtensions = [
  ...['csv', 'tsv', 'tab', 'txt', 'xlsx'],
  ...['ris', 'bib', 'json', 'ndjson', 'xml']
]

/** What can be shown; what a file is, is told from its content all the same. */
const scanExtensions = [
  ...['tif', 'tiff', 'jpg', 'jpeg', 'png', 'webp', 'avif', 'gif', 'bmp'],
  ...['jp2', 'j2k', 'jpx', 'heic', 'heif', 'svg', 'pdf']
]

export interface DialogContext {
  readonly documents: string
  readonly preferences: PreferencesStore
  labels(): Labels['dialogs']
}

/** Attached to the window, so that it cannot be worked in meanwhile. */
function parent(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows()
  return window ?? new BrowserWindow({ show: false })
}

async function ask(options: OpenDialogOptions): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent(), options)
  return canceled ? [] : filePaths
}

async function confirm(message: string, detail: string, buttons: readonly string[]) {
  const { response } = await dialog.showMessageBox(parent(), {
    type: 'question',
    message,
    detail,
    buttons: [...buttons],
    defaultId: 0,
    cancelId: buttons.length - 1,
    noLink: true
  })
  return response
}

/** A dialog with more lines would not fit the screen. */
const mostNamesShown = 12

function exportDialogs({ documents, preferences, labels }: DialogContext): ExportDialogs {
  const folder = (): string => preferences.get().exportFolder ?? documents
  return {
    async chooseFile(name) {
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), {
        title: labels().exportFile,
        defaultPath: join(folder(), name),
        properties: ['showOverwriteConfirmation', 'createDirectory']
      })
      if (canceled || filePath === '') return null
      await preferences.update({ exportFolder: dirname(filePath) })
      return filePath
    },
    async chooseFolder() {
      const [chosen] = await ask({
        title: labels().exportFolder,
        buttonLabel: labels().exportHere,
        defaultPath: folder(),
        properties: ['openDirectory', 'createDirectory']
      })
      if (chosen === undefined) return null
      await preferences.update({ exportFolder: chosen })
      return chosen
    },
    async confirmReplace(names) {
      const { replaceMessage, replaceDetail, replace, cancel } = labels()
      const shown = names.length > mostNamesShown ? [...names.slice(0, mostNamesShown), '…'] : names
      const detail = `${replaceDetail}\n\n${shown.join('\n')}`
      return (await confirm(replaceMessage, detail, [replace, cancel])) === 0
    }
  }
}

function catalogueDialogs({ labels }: DialogContext): CatalogueDialogs {
  return {
    async chooseNew(proposed) {
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), {
        title: labels().chooseNewCatalogue,
        buttonLabel: labels().create,
        defaultPath: proposed,
        filters: [{ name: labels().catalogueFolder, extensions: [catalogueExtension.slice(1)] }],
        properties: ['showOverwriteConfirmation', 'createDirectory']
      })
      return canceled || filePath === '' ? null : filePath
    },
    async chooseExisting(folder) {
      const [chosen] = await ask({
        title: labels().chooseCatalogue,
        buttonLabel: labels().open,
        defaultPath: folder,
        properties: ['openDirectory']
      })
      return chosen ?? null
    }
  }
}

function copyDialogs({ documents, labels }: DialogContext): CopyDialogs {
  return {
    async chooseCopy(proposed) {
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), {
        title: labels().saveCopy,
        buttonLabel: labels().saveCopyHere,
        defaultPath: proposed,
        filters: [{ name: labels().catalogueFolder, extensions: [catalogueExtension.slice(1)] }],
        properties: ['createDirectory']
      })
      return canceled || filePath === '' ? null : filePath
    },
    async chooseSecondLocation() {
      const [chosen] = await ask({
        title: labels().secondLocation,
        buttonLabel: labels().secondLocationHere,
        defaultPath: documents,
        properties: ['openDirectory', 'createDirectory']
      })
      return chosen ?? null
    }
  }
}

export function createDialogs(context: DialogContext): Dialogs {
  const { labels } = context
  return {
    ...exportDialogs(context),
    ...catalogueDialogs(context),
    ...copyDialogs(context),
    confirm,
    chooseFiles: () =>
      ask({
        title: labels().chooseScans,
        buttonLabel: labels().attach,
        filters: [
          {
            name: labels().scans,
            extensions: scanExtensions
          },
          { name: labels().allFiles, extensions: ['*'] }
        ],
        properties: ['openFile', 'multiSelections']
      }),
    async chooseScanFolder() {
      const [chosen] = await ask({
        title: labels().chooseScanFolder,
        buttonLabel: labels().lookThrough,
        properties: ['openDirectory']
      })
      return chosen ?? null
    },
    async chooseImport() {
      const [chosen] = await ask({
        title: labels().chooseImport,
        buttonLabel: labels().import,
        filters: [
          { name: labels().tables, extensions: tableExtensions },
          { name: labels().allFiles, extensions: ['*'] }
        ],
        properties: ['openFile']
      })
      return chosen ?? null
    },
    async choosePackage(form) {
      const isFile = form === 'zip'
      const [chosen] = await ask({
        title: labels().choosePackage,
        buttonLabel: labels().open,
        defaultPath: context.preferences.get().exportFolder ?? context.documents,
        ...(isFile ? { filters: [{ name: labels().packedPackage, extensions: ['zip'] }] } : {}),
        properties: [isFile ? 'openFile' : 'openDirectory']
      })
      return chosen ?? null
    },
    async showError(message, detail) {
      await dialog.showMessageBox(parent(), { type: 'warning', message, detail })
    }
  }
}
