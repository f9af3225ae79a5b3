/** Encodings that files of archives and libraries come in; others can be had by converting the file first. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'cp866',
  'maccyrillic',
  'iso-8859-5',
  'windows-1252',
  'macroman',
  'iso-8859-15',
  'cp850',
  'windows-1250',
  'iso-8859-2',
  'windows-1253',
  'iso-8859-7',
  'gb18030',
  'big5',
  'shift_jis'
] as const
export type Encoding = (typeof encodings)[number]

export function isEncoding(text: string): text is Encoding {
  return (encodings as readonly string[]).includes(text)
}
