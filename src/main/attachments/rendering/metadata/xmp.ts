/** Elements and attributes of XMP, of which the first that says something counts. */
const sources = {
  title: ['dc:title'],
  description: ['dc:description'],
  creator: ['dc:creator'],
  copyright: ['dc:rights'],
  software: ['xmp:CreatorTool', 'pdf:Producer'],
  captured: ['exif:DateTimeOriginal', 'photoshop:DateCreated', 'xmp:CreateDate']
} as const

export type XmpFacts = Partial<Record<keyof typeof sources, string>>

const mostCharacters = 1024 * 1024

/** Looks for a few known names in the packet; it is never parsed as XML, so nothing in it is expanded or fetched. */
export function xmpFacts(xmp: string): XmpFacts {
  const text = xmp.slice(0, mostCharacters)
  const found = Object.entries(sources).flatMap(([name, tags]) => {
    const value = tags.map(tag => valueOf(text, tag)).find(each => each !== '')
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}

function valueOf(text: string, tag: string): string {
  const attribute = new RegExp(`\\s${tag}="([^"]{1,4000})"`).exec(text)?.[1]
  if (attribute !== undefined) return plain(attribute)
  const start = text.indexOf(`<${tag}`)
  const end = start < 0 ? -1 : text.indexOf(`</${tag}>`, start)
  if (end < 0) return ''
  const inside = text.slice(start, end).replace(/^<[^>]*>/, '')
  const items = [...inside.matchAll(/<rdf:li[^>]*>([^<]{1,4000})<\/rdf:li>/g)].map(match =>
    plain(match[1] ?? '')
  )
  return items.length > 0 ? items.join('; ') : inside.includes('<') ? '' : plain(inside)
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'"
}

function plain(text: string): string {
  const decoded = text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
  return decoded.trim()
}
