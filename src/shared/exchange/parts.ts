import type { ExportFormat, FilePlan } from './format'

/** Several formats as one export: a file for each, numbered in the order in which the target imports them. */
export function formatOfParts(
  name: string,
  target: string,
  parts: readonly [ExportFormat, ...ExportFormat[]]
): ExportFormat {
  const [first] = parts
  const partOf = ({ part = 0 }: FilePlan): ExportFormat => parts[part] ?? first
  return {
    name,
    group: first.group,
    target,
    kinds: [...new Set(parts.flatMap(({ kinds }) => kinds))],
    extension: first.extension,
    fileOf: 'part',
    fileName: '',
    parts: parts.map((part, index) => ({
      ...part,
      fileName: `${String(index + 1)}-${part.fileName}`
    })),
    hasFigures: parts.some(({ hasFigures }) => hasFigures === true),
    writer: plan => partOf(plan).writer(plan),
    lossesOf: (record, context, plan) => partOf(plan).lossesOf?.(record, context, plan) ?? [],
    check: (text, plan) => partOf(plan).check?.(text, plan) ?? []
  }
}
