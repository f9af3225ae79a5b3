import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const load = createRequire(__filename)

interface Description {
  readonly name: string
  readonly version: string
}

function descriptionIn(folder: string): Description | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Description
  } catch {
    return null
  }
}

/** The folder of an installed package, also of one that does not export its description. */
export function packageFolder(name: string): string {
  for (let folder = dirname(load.resolve(name)); ; folder = dirname(folder)) {
    if (descriptionIn(folder)?.name === name) return folder
    if (folder === dirname(folder)) throw new Error(`${name} is not installed`)
  }
}

export function packageVersion(name: string): string {
  return descriptionIn(packageFolder(name))?.version ?? ''
}
