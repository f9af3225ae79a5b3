import { failure } from '../failureCodes'
import { mediaTypeOf } from '../mediaType'
import { describeImage, imagePages, isReadableImage, renderImage } from './image'
import { unknownType } from './messages'
import type { Description, RenderedFile, RenderingAnswers, RenderingJob } from './messages'
import { fileFacts } from './metadata/facts'
import { describePdf, isPdf, pdfPages, renderPdfPage } from './pdf'
import { cutTile, writePyramid } from './pyramid'

const unread = { pages: null, width: null, height: null }

/** Does one job of the rendering process. */
export async function perform(job: RenderingJob): Promise<RenderingAnswers[RenderingJob['op']]> {
  switch (job.op) {
    case 'identify':
      return mediaTypeOf(job.path)
    case 'describe':
      return describe(job)
    case 'describeAll':
      return describeInTurn(job.paths)
    case 'pages':
      return isPdf(job) ? pdfPages(job) : imagePages(shown(job))
    case 'facts':
      return fileFacts(job)
    case 'page':
      if (isPdf(job)) return renderPdfPage(job, job.page, job.rendition)
      return renderImage(shown(job), job.page, job.rendition)
    case 'pyramid':
      return writePyramid(isPdf(job) ? job : shown(job), job.page, job.target)
    case 'tile':
      return cutTile(job.path, job.size, job.tile)
  }
}

async function describe(file: RenderedFile): Promise<RenderingAnswers['describe']> {
  if (isPdf(file)) return describePdf(file)
  return isReadableImage(file.mediaType) ? describeImage(file) : unread
}

/** One after the other: a library that keeps one file open at a time serves them all. */
async function describeInTurn(paths: readonly string[]): Promise<readonly Description[]> {
  const descriptions: Description[] = []
  for (const path of paths) descriptions.push(await describeAlone(path))
  return descriptions
}

/** A file that cannot be read is described by its type only. */
async function describeAlone(path: string): Promise<Description> {
  const mediaType = await mediaTypeOf(path).catch(() => unknownType)
  return { mediaType, ...(await describe({ path, mediaType }).catch(() => unread)) }
}

function shown(file: RenderedFile): RenderedFile {
  if (isReadableImage(file.mediaType)) return file
  throw failure('notRenderable', `No picture can be made of ${file.mediaType}`)
}
