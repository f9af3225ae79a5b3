import { describe, expect, test } from 'vitest'
import { findForbidden } from '../../../../src/shared/printing/allowedMarkup'
import { markup } from '../../../../src/shared/printing/markup'

describe('markup', () => {
  test('what is put in is text, unless it is markup; lists are joined', () => {
    const rows = ['<b>', 'Стасова & "co"'].map(text => markup`<li>${text}</li>`)
    const { html } = markup`<ul class="${'a"b'}">${rows}${null}${12}</ul>`
    expect(html).toBe(
      '<ul class="a&quot;b"><li>&lt;b&gt;</li><li>Стасова &amp; &quot;co&quot;</li>12</ul>'
    )
    expect(findForbidden(html)).toBeNull()
  })

  test('characters that no document may hold are left out', () => {
    expect(markup`${'a\u0000\u001b\ud800b\tc'}`.html).toBe('ab\tc')
  })
})

describe('a body is refused', () => {
  test.each([
    ['a script', '<script>x</script>'],
    ['a handler', '<p onclick="x">x</p>'],
    ['a style attribute', '<p style="color:red">x</p>'],
    ['a style element', '<style>p{}</style>'],
    ['a picture', '<img src="https://example.org/a.png">'],
    ['a link', '<a href="https://example.org">x</a>'],
    ['a frame', '<iframe src="x"></iframe>'],
    ['a picture within a drawing', '<svg><image href="x"></image></svg>'],
    ['something fetched by a fill', '<svg><path fill="url(https://x/y)"></path></svg>'],
    ['a comment', '<!-- x --><p>x</p>'],
    ['an unquoted attribute', '<p class=x>x</p>'],
    ['a bracket alone', 'a < b'],
    ['what is not closed', '<div><p>x</p>'],
    ['what closes something else', '<div><p>x</div></p>'],
    ['the end of the document', '</div></body><p>x</p>'],
    ['capitals', '<SCRIPT>x</SCRIPT>']
  ])('%s', (_what, html) => {
    expect(findForbidden(html)).not.toBeNull()
  })

  test('but not for tables, drawings and lines', () => {
    const html =
      '<table><tr><td colspan="2">a<br>b</td></tr></table><svg viewBox="0 0 9 9"><path d="M0 0"/></svg>'
    expect(findForbidden(html)).toBeNull()
  })
})
