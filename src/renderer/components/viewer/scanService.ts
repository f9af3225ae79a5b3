import type { InjectionKey } from 'vue'
import type { FilePages } from '../../../shared/attachments/pages'
import type { WordBox } from '../../../shared/texts/calls'
import type { ViewedScan, ViewedText } from '../../../shared/viewer/viewed'

/** What the viewer asks for, in whichever window it is. */
export interface ScanService {
  /** Number and sizes of a file's pages; fails with a code where it cannot be read. */
  pagesOf(scan: ViewedScan): Promise<FilePages>
  /** Opens an encrypted PDF until the application ends; false when the password is not the right one. */
  unlock(scan: ViewedScan, password: string): Promise<boolean>
  /** Where the words of a page stand. */
  wordsOf(scan: ViewedScan, text: ViewedText): Promise<readonly WordBox[]>
}

export const scanService: InjectionKey<ScanService> = Symbol('scanService')
