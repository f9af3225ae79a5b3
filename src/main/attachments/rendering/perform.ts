import { failure } from '../failureCodes'
import { mediaTypeOf } from '../mediaType'
import { describeImage, imagePages, isReadableImage, renderImage } from './image'
import type { RenderedFile, RenderingAnswers, RenderingJob } from './messages'
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
      if (isPdf(job)) return describePdf(job)
      return isReadableImage(job.mediaType) ? describeImage(job) : unread
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

function shown(file: RenderedFile): RenderedFile {
  if (isReadableImage(file.mediaType)) return file
  throw failure('notRenderable', `No picture can be made of ${file.mediaType}`)
}
