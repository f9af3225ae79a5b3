import { createHash } from 'node:crypto'
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll } from 'vitest'
import type {
  RenderingProcess,
  RenderingReply
} from '../../../../src/main/attachments/rendering/messages'

export const root = resolve(import.meta.dirname, '../../../..')
const samples = resolve(root, '../shared/data')

/** Real files lent to the tests; the folder is not part of the project. */
export const sample = (path: string) => join(samples, path)
export const hasSamples = existsSync(sample('exif')) && existsSync(sample('pdf'))

export const never = new AbortController().signal

const made: string[] = []
// At the top of the module: a hook asked for inside another hook never runs.
afterAll(() => Promise.all(made.map(folder => rm(folder, { recursive: true, force: true }))))

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-attachments-'))
  made.push(folder)
  return folder
}

export async function sha256Of(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

/** Every file below the folder, relative to it. */
export async function filesBelow(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** Builds the rendering process as the application does; returns what starts it as a child of Node. */
export async function rendererFor(folder: string): Promise<() => RenderingProcess> {
  const entry = join(root, 'src/main/attachments/renderingProcess.ts')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: {
      noExternal: true,
      external: ['sharp', '@hyzyla/pdfium', '@cornerstonejs/codec-openjpeg', 'libheif-js']
    },
    build: {
      ssr: entry,
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'rendering.cjs' } }
    }
  })
  return () => startChild(join(folder, 'rendering.cjs'))
}

export function startChild(script: string): RenderingProcess {
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, NODE_PATH: join(root, 'node_modules') }
  })
  return {
    send: request => child.send(request),
    onReply: listener => {
      child.on('message', message => {
        listener(message as RenderingReply)
      })
    },
    onExit: listener => {
      child.on('exit', listener)
    },
    kill: () => {
      child.kill('SIGKILL')
    }
  }
}
