/** True for texts that differ in the ends of lines alone, which programs that a table goes through write in their own way. */
export function isSameText(text: string, was: string): boolean {
  return text === was || (text.includes('\n') && withLineFeeds(text) === withLineFeeds(was))
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
