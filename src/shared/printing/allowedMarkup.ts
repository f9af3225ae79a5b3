/** Elements of a printed document. There is none that could load, run or send anything. */
const elements = new Set(
  (
    'article section header footer main div p span br hr h1 h2 h3 h4 h5 h6 em i strong b small sub sup s cite q ' +
    'blockquote ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td figure figcaption ' +
    'svg g path line rect circle polyline text title'
  ).split(' ')
)
const empty = new Set(['br', 'hr', 'col'])

const attributes = new Set(
  (
    'class id lang dir colspan rowspan scope start value role aria-label aria-hidden ' +
    'viewBox width height x y x1 y1 x2 y2 cx cy r rx d points transform fill stroke stroke-width text-anchor'
  ).split(' ')
)

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w-]*="[^"<>]*")*)\s*(\/?)>/y
const attribute = /([a-zA-Z][\w-]*)="([^"]*)"/g
/** A value that names something outside: nothing printed needs one. */
const outside = /url\s*\(|javascript:|https?:/i

/** Why markup is no body of a printed document; null when it is one. It is checked, never mended. */
export function findForbidden(html: string): string | null {
  const open: string[] = []
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    tag.lastIndex = at
    const found = tag.exec(html)
    if (!found) return `at ${String(at)}: ${html.slice(at, at + 40)}`
    const [whole, slash, name = '', given = '', selfClosing] = found
    const forbidden = elements.has(name) ? forbiddenAttribute(given) : `element ${name}`
    if (forbidden !== null) return forbidden
    const isAlone = empty.has(name) || selfClosing === '/'
    if (slash === '/') {
      if (open.pop() !== name) return `</${name}> closes what is not open`
    } else if (!isAlone) open.push(name)
    at += whole.length
  }
  return open.length === 0 ? null : `${open.join(', ')} not closed`
}

function forbiddenAttribute(given: string): string | null {
  for (const [, name = '', value = ''] of given.matchAll(attribute)) {
    if (!attributes.has(name)) return `attribute ${name}`
    if (outside.test(value)) return `value of ${name}: ${value.slice(0, 40)}`
  }
  return null
}
