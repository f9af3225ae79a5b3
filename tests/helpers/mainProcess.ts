/**
 * What was done in the main process by a function that gives nothing back. Under load the inspector lets its answer go
 * before it is read; the function has run then, and there was nothing to be read.
 */
export async function done(call: Promise<void>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('promise was garbage collected')))
      throw error
  }
}
