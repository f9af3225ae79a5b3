import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { host, scheme } from '../../shared/constants'
import type { LongJobs } from '../application/longJobs'
import { createRendering } from '../attachments/rendering/queue'
import { renderingLimits } from '../attachments/rendering/limits'
import { startRenderingProcess } from '../processes/started'
import type { LayoutContext } from './layOut'
import { layOut, printPage } from './layOut'
import { createPrinting } from './printing'
import type { Printing } from './printing'

export interface PressOptions extends LayoutContext {
  readonly temporary: string
  /** The application's own folder, which holds `out`. */
  readonly application: string
  readonly longJobs: LongJobs
  chooseFile(name: string): Promise<string | null>
}

/** Printing with the parts of the running application. */
export function createPress({ application, ...options }: PressOptions): Printing {
  return createPrinting({
    ...options,
    rendering: createRendering(startRenderingProcess, renderingLimits),
    readTemplate: () => readFile(join(application, 'out', 'renderer', 'print.html'), 'utf8'),
    urlOf: name => `${scheme}://${host}/${name}`,
    press: {
      layOut: (url, document, signal) => layOut(url, document, options, signal),
      print: (url, document, signal) => printPage(url, document, options, signal)
    }
  })
}
