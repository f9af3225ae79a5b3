import type { MainApi } from '../../shared/ipc'

export interface ExportFile {
  readonly name: string
  readonly slabs: AsyncIterable<string> | Iterable<string>
}

/** Where a finished export is. */
export interface Exported {
  readonly job: string
  /** What was chosen: the file, or the folder of several. */
  readonly shownPath: string
  readonly files: number
}

/**
 * Asks for the place and writes the files there: all of them, or none. Null when no place was chosen or the export
 * was cancelled; then nothing has changed.
 */
export async function writeExport(
  exports: MainApi['exports'],
  files: readonly ExportFile[],
  signal: AbortSignal
): Promise<Exported | null> {
  const target = await exports.begin(files.map(({ name }) => name))
  if (!target) return null
  const { job, shownPath } = target
  try {
    for (const [position, { slabs }] of files.entries()) {
      for await (const text of slabs) {
        signal.throwIfAborted()
        await exports.write(job, position, text)
      }
    }
    signal.throwIfAborted()
    const paths = await exports.finish(job)
    return {
      job,
      shownPath: paths.length === 1 ? (paths[0] ?? shownPath) : shownPath,
      files: paths.length
    }
  } catch (error) {
    await exports.abort(job)
    if (signal.aborted) return null
    throw error
  }
}
