import '@fontsource/noto-serif-sc/400.css'
import { h, render } from 'vue'
import type { AppContext } from 'vue'
import { withoutUnbearable, xmlDeclaration } from '../../../../shared/exchange/xml/markup'
import { paperColours } from '../../../composables/useChartColours'
import { embeddedFonts } from '../../../services/embeddedFonts'
import type { Drawn } from '../../../services/rasterising'
import PictureSheet from './PictureSheet.vue'
import type { Picture } from './picture'
import { pictureFonts } from './textLines'

/** Letters are measured before they are drawn: with the fonts that will draw them. */
export async function fontsFor(text: string): Promise<void> {
  await document.fonts.load(`12px ${pictureFonts}`, text)
}

/** A complete SVG document, with the letters' fonts in it; drawn beside the page, as nothing of it has to be seen. */
export async function makePicture(
  title: string,
  picture: Picture,
  context: AppContext | null
): Promise<Drawn> {
  const place = document.createElement('div')
  const sheet = h(PictureSheet, { title, picture, colours: paperColours() })
  sheet.appContext = context
  render(sheet, place)
  const svg = place.querySelector('svg')
  if (!svg) throw new Error('The picture was not drawn')
  const copy = svg.cloneNode(true) as SVGSVGElement
  render(null, place)
  forPaper(copy)
  const style = document.createElementNS(copy.namespaceURI, 'style')
  const { rules, samples } = await embeddedFonts(copy.textContent)
  style.textContent = rules
  copy.prepend(style)
  const text = new XMLSerializer().serializeToString(copy).replace(/<!--.*?-->/gs, '')
  const [width, height] = ['width', 'height'].map(side => Number(copy.getAttribute(side)))
  return {
    svg: `${xmlDeclaration}${withoutUnbearable(text)}\n`,
    width: width ?? 0,
    height: height ?? 0,
    samples
  }
}

const ofWindow = /^(class|tabindex|role|data-.*|aria-.*)$/

/** What only a window has: places of the keyboard, and what happens below the mouse. */
function forPaper(svg: SVGSVGElement): void {
  for (const style of svg.querySelectorAll('style')) style.remove()
  for (const element of svg.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (ofWindow.test(name)) element.removeAttribute(name)
    }
  }
}
