import { describe, expect, it } from 'vitest'
import { cloudServiceOf } from '../../../../src/main/copies/cloudPlace'
import type { CloudSurroundings } from '../../../../src/main/copies/cloudPlace'

function surroundings(more: Partial<CloudSurroundings> = {}): CloudSurroundings {
  return { platform: 'linux', home: '/home/anna', environment: {}, list: () => [], ...more }
}

describe('a place that a program synchronises', () => {
  it.each([
    ['/home/anna/Dropbox/МОПР.opis', 'Dropbox'],
    ['/home/anna/Dropbox (Архив)/a/b/МОПР.opis', 'Dropbox'],
    ['/Users/anna/Library/CloudStorage/Dropbox-Personal/x.opis', 'Dropbox'],
    ['/home/anna/OneDrive/x.opis', 'OneDrive'],
    ['/Users/anna/Library/CloudStorage/OneDrive-Archiv/x.opis', 'OneDrive'],
    ['/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/x.opis', 'iCloud Drive'],
    [
      '/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.org/My Drive/x.opis',
      'Google Drive'
    ],
    ['/home/anna/Google Drive/x.opis', 'Google Drive'],
    ['/home/anna/Nextcloud/x.opis', 'Nextcloud / ownCloud'],
    ['/home/anna/ownCloud2/x.opis', 'Nextcloud / ownCloud'],
    ['/home/anna/Yandex.Disk/x.opis', 'Yandex.Disk'],
    ['/home/anna/Яндекс.Диск/x.opis', 'Yandex.Disk'],
    ['/home/anna/Box Sync/x.opis', 'Box'],
    ['/home/anna/Box/x.opis', 'Box'],
    ['/home/anna/pCloudDrive/x.opis', 'pCloud'],
    ['/home/anna/MEGAsync/x.opis', 'MEGA'],
    ['/home/anna/MEGA/x.opis', 'MEGA']
  ])('is known by its name: %s', (folder, service) => {
    expect(cloudServiceOf(folder, surroundings())).toBe(service)
    expect(cloudServiceOf(`${folder}/`.normalize('NFD'), surroundings())).toBe(service)
  })

  it.each([
    ['/home/anna/Documents/МОПР.opis'],
    ['/srv/archive/Box/Mega/x.opis'],
    ['/home/anna/Archive/Box/x.opis'],
    ['/home/anna/Dropboxes/x.opis'],
    ['/home/anna/My OneDrives/x.opis'],
    ['/home/anna/Sync/x.opis'],
    ['/']
  ])('is not taken from a similar name: %s', folder => {
    expect(cloudServiceOf(folder, surroundings())).toBeNull()
  })

  it.each([
    ['.dropbox', 'Dropbox'],
    ['.dropbox.cache', 'Dropbox'],
    ['.owncloudsync.log', 'Nextcloud / ownCloud'],
    ['.nextcloudsync.log', 'Nextcloud / ownCloud'],
    ['.sync_4f1c2a9b.db', 'Nextcloud / ownCloud'],
    ['._sync_4f1c2a9b.db', 'Nextcloud / ownCloud'],
    ['.stfolder', 'Syncthing'],
    ['.megaignore', 'MEGA'],
    ['.tmp.drivedownload', 'Google Drive']
  ])('is known by the file %s in a folder above', (marker, service) => {
    const list = (folder: string) => (folder === '/data/shared' ? ['letters', marker] : [])
    const at = (folder: string) => cloudServiceOf(folder, surroundings({ list }))
    expect(at('/data/shared/archive/x.opis')).toBe(service)
    expect(at('/data/x.opis')).toBeNull()
  })

  it('is known by the variable that names it, on Windows too', () => {
    const windows = surroundings({
      platform: 'win32',
      home: 'C:\\Users\\anna',
      environment: { OneDriveCommercial: 'D:\\Archiv Cloud', OneDrive: '' }
    })
    expect(cloudServiceOf('D:\\Archiv Cloud\\x\\МОПР.opis', windows)).toBe('OneDrive')
    expect(cloudServiceOf('C:\\Users\\anna\\Dropbox\\x.opis', windows)).toBe('Dropbox')
    expect(cloudServiceOf('C:\\Users\\anna\\Box\\x.opis', windows)).toBe('Box')
    expect(cloudServiceOf('D:\\Archiv\\x.opis', windows)).toBeNull()
  })
})
