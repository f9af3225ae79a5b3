/** What a view of the figures gives away: its picture, and its numbers. */
export interface ExportablePage {
  /** A complete SVG document; empty where there is none. */
  svg(): string
  /** The whole table behind it, heading first. */
  rows(): Promise<readonly (readonly string[])[]>
}

const namespace = 'http://www.w3.org/2000/svg'

/** An SVG element as a document of its own, on the ground that its colours are made for: they are attributes already. */
export function svgDocument(element: SVGElement | null | undefined, ground: string): string {
  if (!element) return ''
  const copy = element.cloneNode(true) as SVGElement
  copy.setAttribute('xmlns', namespace)
  const rectangle = document.createElementNS(namespace, 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: ground })) {
    rectangle.setAttribute(name, value)
  }
  copy.prepend(rectangle)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}

/** A number for a spreadsheet: the exact one, otherwise nothing. */
export function exactText(point: { readonly exact?: string | null } | null): string {
  return point?.exact ?? ''
}
