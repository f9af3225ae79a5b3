import { join } from 'node:path'
import type { RecognitionLanguage } from '../../shared/texts/limits'
import { packageFolder } from './packages'

export interface Model {
  readonly code: RecognitionLanguage
  readonly path: string
}

/** The Russian model is in no package of the registry and lies among the application's resources. */
export function modelOf(code: RecognitionLanguage, resources: string): Model {
  if (code === 'rus') return { code, path: join(resources, 'recognition', 'rus.traineddata.gz') }
  const folder = packageFolder(`@tesseract.js-data/${code}`)
  return { code, path: join(folder, '4.0.0_best_int', `${code}.traineddata.gz`) }
}
