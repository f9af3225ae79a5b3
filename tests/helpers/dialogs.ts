import type { Driver } from './driver'
import { done } from './mainProcess'

/** What the person answers in the native dialogs from now on. */
export interface Answers {
  /** Files or folders chosen to be opened; null cancels. */
  readonly open?: readonly string[] | null
  /** Path chosen to be written to; null cancels. */
  readonly save?: string | null
  /** Button pressed in a question. */
  readonly button?: number
}

export async function answerDialogs(
  { application }: Pick<Driver, 'application'>,
  answers: Answers
): Promise<void> {
  const replaced = application.evaluate(({ dialog }, { open, save, button }) => {
    if (open !== undefined) {
      const answer = { canceled: open === null, filePaths: [...(open ?? [])] }
      dialog.showOpenDialog = () => Promise.resolve(answer)
    }
    if (save !== undefined) {
      const answer = { canceled: save === null, filePath: save ?? '' }
      dialog.showSaveDialog = () => Promise.resolve(answer)
    }
    if (button !== undefined) {
      dialog.showMessageBox = () => Promise.resolve({ response: button, checkboxChecked: false })
    }
  }, answers)
  await done(replaced)
}
