import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/** What is asked of the machine; tests answer themselves. */
export interface CloudSurroundings {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Names in a folder; none where it cannot be read. */
  list(folder: string): readonly string[]
}

interface Service {
  readonly name: string
  /** Names of folders that only this program makes. */
  readonly folder?: RegExp
  /** Names that are common words and count directly below the home folder only. */
  readonly homeFolder?: RegExp
  /** Files that the program keeps in its folder. */
  readonly marker?: RegExp
  /** Variables that name its folder. */
  readonly variables?: readonly string[]
}

const services: readonly Service[] = [
  {
    name: 'Dropbox',
    folder: /^Dropbox( \(.+\))?$|^Dropbox-.+$/i,
    marker: /^\.dropbox(\.cache|\.device)?$/
  },
  {
    name: 'OneDrive',
    folder: /^OneDrive( - .+|-.+)?$/i,
    variables: ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']
  },
  { name: 'iCloud Drive', folder: /^(Mobile Documents|iCloud ?Drive|com~apple~CloudDocs)$/i },
  {
    name: 'Google Drive',
    folder: /^(Google ?Drive(-.+)?|Google Диск|Google Drive \(.+\))$/i,
    homeFolder: /^(My Drive|Мой диск|Meine Ablage)$/i,
    marker: /^\.(tmp\.driveupload|tmp\.drivedownload)$/
  },
  {
    name: 'Nextcloud / ownCloud',
    folder: /^(Nextcloud|ownCloud)\d*$/i,
    marker: /^\.(owncloudsync|nextcloudsync)\.log$|^\.?_?\.?sync_[0-9a-f]+\.db$/i
  },
  {
    name: 'Yandex.Disk',
    folder: /^(Yandex\.?Disk(\.localized)?|Яндекс\.?Диск)$/i,
    marker: /^\.sync$/
  },
  { name: 'Box', folder: /^(Box Sync|Box-Box)$/i, homeFolder: /^Box$/i },
  { name: 'pCloud', folder: /^(pCloud ?Drive|pCloud ?Sync)$/i },
  {
    name: 'MEGA',
    folder: /^MEGAsync( Downloads)?$/i,
    homeFolder: /^MEGA$/,
    marker: /^\.megaignore$/
  },
  { name: 'Syncthing', marker: /^\.stfolder/ }
]

/** The program that synchronises this folder with other machines, as far as names tell; null when none is known. */
export function cloudServiceOf(folder: string, surroundings: CloudSurroundings): string | null {
  const { platform, environment } = surroundings
  const paths = platform === 'win32' ? win32 : posix
  const ancestors = ancestorsOf(paths.resolve(folder), paths)
  for (const { name, variables = [] } of services) {
    const roots = variables.flatMap(variable => environment[variable] ?? [])
    if (roots.some(root => root !== '' && ancestors.includes(paths.resolve(root)))) return name
  }
  for (const ancestor of ancestors) {
    const found = services.find(service => isRootOf(service, ancestor, surroundings, paths))
    if (found) return found.name
  }
  return null
}

type Paths = typeof posix

function ancestorsOf(folder: string, paths: Paths): readonly string[] {
  const ancestors = [folder]
  for (let at = folder; paths.dirname(at) !== at; at = paths.dirname(at)) {
    ancestors.push(paths.dirname(at))
  }
  return ancestors
}

function isRootOf(
  { folder, homeFolder, marker }: Service,
  ancestor: string,
  { home, list }: CloudSurroundings,
  paths: Paths
): boolean {
  const name = paths.basename(ancestor).normalize('NFC')
  if (folder?.test(name)) return true
  const isInHome = paths.dirname(ancestor) === paths.resolve(home)
  if (isInHome && homeFolder?.test(name)) return true
  return marker !== undefined && list(ancestor).some(entry => marker.test(entry))
}

/** This machine. */
export function ownSurroundings(): CloudSurroundings {
  return {
    platform: process.platform,
    home: homedir(),
    environment: process.env,
    list(folder) {
      try {
        return readdirSync(folder)
      } catch {
        return []
      }
    }
  }
}
