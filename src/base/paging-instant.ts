/**
 * The time in a mark of a page, as a link of ours says it; null for anything else. A year outside of 1800 to 2200 is no time
 * of a record, and the far ones are none that a database knows.
 */
export function readPagingInstant(text: string): Date | null {
  const at = new Date(text)
  const year = at.getUTCFullYear()
  return year >= 1800 && year <= 2200 ? at : null
}
