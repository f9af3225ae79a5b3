import { formatNamed } from '../../shared/exchange/formats'
import { kinds as allKinds } from '../../shared/records/kinds'
import { textOf, valueOf } from '../../shared/records/record'
import { validateRecord } from '../../shared/records/validate'
import { placeOf } from '../attachments/fileStore'
import { checkFile } from '../fixity/checkFile'
import type { Answer } from './answer'
import { plannedFiles } from './plannedFiles'
import type { ReadCatalogue } from './readCatalogue'
import type { CommandWords } from './words'

/** Records of each kind, and those in the trash. */
export function countsCommand({ title, records, deleted }: ReadCatalogue): Answer {
  const counts = allKinds.map(
    ({ name }) => [name, records.filter(({ kind }) => kind === name).length] as const
  )
  const shown = counts.filter(([, count]) => count > 0)
  return {
    found: false,
    json: { title, records: records.length, inTrash: deleted, byKind: Object.fromEntries(counts) },
    lines: [
      ...shown.map(([name, count]) => `${name}\t${String(count)}`),
      `all\t${String(records.length)}`,
      `trash\t${String(deleted)}`
    ]
  }
}

/** The remarks of the catalogue's own checks; with a format, also what it would lose and its target objects to. */
export async function validateCommand(
  catalogue: ReadCatalogue,
  { format: name, kinds, language }: CommandWords
): Promise<Answer> {
  const context = catalogue.contextIn(language)
  const records = catalogue.records.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
  const own = records.flatMap(record =>
    validateRecord(record).map(({ code, field }) => ({
      id: record.id,
      kind: record.kind,
      title: context.labelOf(record.id),
      field,
      code: code as string
    }))
  )
  const format = formatNamed(name)
  const files = name === '' ? [] : await plannedFiles(format, records, context)
  const losses = files.flatMap(file =>
    file.records.flatMap(record => format.lossesOf?.(record, context, file.plan) ?? [])
  )
  const objections = files.flatMap(file => {
    if (!format.check) return []
    const writer = format.writer(file.plan)
    const text = [
      writer.begin(),
      ...file.records.map(record => writer.record(record, context)),
      writer.end()
    ].join('')
    return format
      .check(text, file.plan)
      .filter(({ level }) => level !== 'info')
      .map(issue => ({ file: file.name, ...issue }))
  })
  return {
    found: own.length + losses.length + objections.length > 0,
    json: { records: records.length, remarks: own, losses, objections },
    lines: [
      ...own.map(({ id, kind, title, field, code }) => [kind, id, field, code, title].join('\t')),
      ...losses.map(({ recordId, field, reason }) => ['lost', recordId, field, reason].join('\t')),
      ...objections.map(({ file, row, column, message }) =>
        [file, row === null ? '' : String(row), column ?? '', message].join('\t')
      )
    ]
  }
}

/** Reads the journal and every scan byte by byte. */
export async function verifyCommand(catalogue: ReadCatalogue): Promise<Answer> {
  const { devices, foreign } = catalogue.scan
  const damage = [...devices.values()].flatMap(scan => (scan.damage ? [scan.damage] : []))
  const torn = [...devices].filter(([, scan]) => scan.tears.length > 0).map(([device]) => device)
  const scans = catalogue.records.filter(({ kind }) => kind === 'scan')
  const bad: { readonly id: string; readonly name: string; readonly state: string }[] = []
  const { signal } = new AbortController()
  for (const scan of scans) {
    const sha256 = textOf(valueOf(scan, 'sha256'))
    const checked = await checkFile(await placeOf(catalogue.folder, sha256), sha256, {
      signal,
      pace: async () => undefined
    })
    const name = textOf(valueOf(scan, 'originalName'))
    if (checked.state !== 'ok') bad.push({ id: scan.id, name, state: checked.state })
  }
  return {
    found: damage.length + bad.length > 0,
    json: { devices: devices.size, damage, torn, foreign, scans: scans.length, badScans: bad },
    lines: [
      ...damage.map(({ device, segment, line, fault }) =>
        ['journal', device, segment, String(line), fault].join('\t')
      ),
      ...bad.map(({ id, name, state }) => ['scan', id, state, name].join('\t')),
      `devices\t${String(devices.size)}`,
      `scans\t${String(scans.length)}`
    ]
  }
}
