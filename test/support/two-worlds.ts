import { plainly } from './same-answer.ts'
import type { Answer } from './test-portal.ts'

/** What differs between two databases although nothing was hidden: ids by chance, and the second of a request. */
export type Naming = ReadonlyMap<string, string>

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/** When a document of the summary was made, which it must say to the second. */
const MADE_AT = /("(?:timestamp|date|recorded)": ")[^"]+(?=")/g

/** The time of day that a form for something new begins with. */
const CLOCK = /(name="time"[^>]*value=")\d\d:\d\d/g

/** A page without its reference; ids that were drawn by lot get the number of their first appearance. */
export function comparable(answer: Answer, path: string, names: Map<string, string>): object {
  const named = (text: string) =>
    text.replace(UUID, (id) => {
      if (!names.has(id)) names.set(id, `id-${names.size}`)
      return names.get(id)!
    })
  // Named first: the middle of an id can look like a reference.
  const location = answer.location === null ? null : named(answer.location)
  const unclocked = answer.text.replace(CLOCK, '$1now')
  const text = path === '/summary/ips' ? unclocked.replace(MADE_AT, '$1now') : unclocked
  const plain = plainly({ ...answer, text: named(text), location }, named(path)) as { text: string }
  return { ...plain, length: plain.text.length }
}
