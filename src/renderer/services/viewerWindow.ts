import type { MainApi } from '../../shared/ipc'
import { connectMain } from './main'

/** The little that the second window may ask of the main process. */
export function connectViewer(): Pick<MainApi, 'viewer' | 'texts' | 'attachments'> {
  const { viewer, texts, attachments } = connectMain()
  return { viewer, texts, attachments }
}
