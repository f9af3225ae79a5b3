import type { PageSource } from '../pageExport/exportedPages'
import type { Pictures } from './pictures'
import type { Rendering } from './rendering/queue'

export interface PageSourceOptions {
  readonly pictures: Pictures
  /** Draws, so that who looks at scans meanwhile need not wait. */
  readonly building: Rendering
  /** The path of a stored file. */
  stored(sha256: string): Promise<string>
}

/** The formats end a little above; a strip of film may be that long. */
const tallest = 16_000

/** Pages for exports: drawn for them, and not kept. */
export function createPageSource({ pictures, building, stored }: PageSourceOptions): PageSource {
  return {
    pagesOf: async sha256 => pictures.pages(sha256, await stored(sha256)),
    async drawn(sha256, page, width) {
      const file = await pictures.file(sha256, await stored(sha256))
      const rendition = { width, height: tallest, format: 'jpeg' } as const
      return building.run({ op: 'page', ...file, page, rendition })
    },
    resolutionOf: async sha256 => (await pictures.facts(sha256, await stored(sha256))).resolution
  }
}
