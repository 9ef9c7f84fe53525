import { hashCode, readCode } from '#platform/handed-code'

/** What is kept of an offer's code, as it was made or as somebody typed it; of what cannot be a code the hash of nothing. */
export async function hashTyped(code: string): Promise<string> {
  return (await hashCode(readCode(code) ?? '', 'offer')).toString('hex')
}
