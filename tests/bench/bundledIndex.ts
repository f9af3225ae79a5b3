import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { RecordIndex } from '../../src/renderer/worker/catalogueIndex'
import { workFolder } from './settings'

export type Index = typeof RecordIndex

/** The index as it ships, in one file: the way in which tests load modules slows it down. */
export async function bundledIndex(): Promise<Index> {
  // From such a folder it is loaded as it is.
  const folder = join(workFolder, 'node_modules', 'index')
  const entry = resolve(import.meta.dirname, '../../src/renderer/worker/catalogueIndex.ts')
  const lib = { entry, formats: ['es' as const], fileName: () => 'index.mjs' }
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', lib }
  })
  const made = (await import(join(folder, 'index.mjs'))) as { readonly RecordIndex: Index }
  return made.RecordIndex
}
