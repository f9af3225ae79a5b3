import * as v from 'valibot'
import { packageForms, packageParts, packageScopes } from '../../shared/bags/package'
import type { Packages } from '../bags/packages'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { exportText, job, sha256 } from './schemas'

export interface PackageServices {
  readonly packages: Packages
  showInFolder(path: string): void
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const form = v.picklist(packageForms)
const part = v.picklist([...packageParts.keys()])
const shortText = v.pipe(v.string(), v.maxLength(1000))
const recordIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(100_000))
const scan = v.strictObject({
  sha256,
  originalName: shortText,
  mediaType: shortText,
  records: recordIds
})
const scans = v.pipe(v.array(scan), v.maxLength(2000))
const summary = v.strictObject({
  scope: v.picklist(packageScopes),
  records: count,
  deleted: count,
  isStrict: v.boolean()
})

export function packageHandlers({
  packages,
  showInFolder
}: PackageServices): HandlersOf<'packages'> {
  const oneName = v.strictTuple([job])
  return {
    begin: handler(v.strictTuple([form]), own => packages.begin(own)),
    write: handler(v.strictTuple([job, part, exportText]), (name, own, text) =>
      packages.write(name, own, text)
    ),
    addScans: handler(v.strictTuple([job, scans]), (name, list) => packages.addScans(name, list)),
    finish: handler(v.strictTuple([job, job, summary]), (name, own, about) =>
      packages.finish(name, own, about)
    ),
    abort: handler(oneName, name => packages.abort(name)),
    reveal: handler(oneName, async name => {
      showInFolder(packages.finishedPath(name))
    }),
    open: handler(v.strictTuple([job, form]), (own, wanted) => packages.open(own, wanted)),
    page: handler(v.strictTuple([job, count]), (name, index) => packages.page(name, index)),
    storeScans: handler(v.strictTuple([job, job]), (name, own) => packages.storeScans(name, own)),
    close: handler(oneName, name => packages.close(name))
  }
}
