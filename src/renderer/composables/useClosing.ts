import { useSessionStore } from '../stores/session'
import { useSnapshotsStore } from '../stores/snapshots'

/** What is done before the catalogue on screen is closed, with the window or alone. Never fails. */
export function useClosing(): () => Promise<void> {
  const session = useSessionStore()
  const snapshots = useSnapshotsStore()
  return async () => {
    const { context, phase } = session
    try {
      await context?.editing.settled()
      if (!context || phase !== 'open') return
      await snapshots.takeOnClosing(
        context.snapshots,
        () => void session.application()?.stillClosing()
      )
    } catch (error) {
      // The journal holds everything: that there is one snapshot less must keep nobody from closing.
      console.error(error)
    }
  }
}
