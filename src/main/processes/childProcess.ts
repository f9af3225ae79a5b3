/** A running process that answers requests, whatever started it. */
export interface ChildProcess<Request, Reply> {
  send(request: Request): void
  onReply(listener: (reply: Reply) => void): void
  onExit(listener: () => void): void
  kill(): void
}
