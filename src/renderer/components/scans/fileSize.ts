const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const step = 1000

/** "3.4 MB", in the language of the interface. */
export function fileSizeText(bytes: number, locale: string): string {
  const power = bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(step))
  const index = Math.min(power, units.length - 1)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[index] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: index < 2 ? 0 : 1
  }).format(bytes / step ** index)
}
