/** What was typed, with a line break as one character: browsers send two, and count one against the longest that fits. */
export function inLines(typed: string | undefined): string {
  return (typed ?? '').replace(/\r\n?/g, '\n')
}
