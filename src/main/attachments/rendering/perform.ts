import { failure } from '../failureCodes'
import { mediaTypeOf } from '../mediaType'
import { describeImage, isReadableImage, renderImage } from './image'
import type { RenderingAnswers, RenderingJob } from './messages'
import { describePdf, renderPdfPage } from './pdf'

const unread = { pages: null, width: null, height: null }

/** Does one job of the rendering process. */
export async function perform(job: RenderingJob): Promise<RenderingAnswers[RenderingJob['op']]> {
  switch (job.op) {
    case 'identify':
      return mediaTypeOf(job.path)
    case 'describe':
      if (job.mediaType === 'application/pdf') return describePdf(job.path)
      return isReadableImage(job.mediaType) ? describeImage(job.path, job.mediaType) : unread
    case 'page':
      if (job.mediaType === 'application/pdf') {
        return renderPdfPage(job.path, job.page, job.rendition)
      }
      if (isReadableImage(job.mediaType)) {
        return renderImage(job.path, job.mediaType, job.page, job.rendition)
      }
      throw failure('notRenderable', `No picture can be made of ${job.mediaType}`)
  }
}
