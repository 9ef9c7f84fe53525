import { uuidOf } from '#platform/uuid-of'

/**
 * The key of one message: the same form with the same words is one message, however often it comes; a form that comes again
 * with other words (from a second tab, or after going back) is another message, and nothing that somebody wrote is dropped.
 */
export function postKey(formKey: string, words: readonly string[]): string {
  return uuidOf(JSON.stringify([formKey, ...words]))
}
