import { editDistance } from '#base/edit-distance'
import { withoutAccents } from '#base/without-accents'

const A_WORD = /\p{L}[\p{L}\p{N}]+/gu
/** Shorter words are like too many others. */
const SHORTEST = 4
/** From so many letters on, two slips are forgiven. */
const LONG = 8
const MOST_CLOSE = 3

/**
 * The words of some texts that are spelled almost like one that stands in none of them: the same but for accents, or one
 * slip of the hand apart, two in a long word. The closest first; none, where the word itself is there.
 */
export function closestWords(word: string, texts: Iterable<string>): readonly string[] {
  const sought = withoutAccents(word)
  if (sought.length < SHORTEST || /\p{N}/u.test(sought)) return []
  const most = sought.length < LONG ? 1 : 2
  const found = new Map<string, number>()
  for (const known of wordsOf(texts)) {
    const distance = editDistance(sought, withoutAccents(known), most)
    if (distance <= most && known.length >= SHORTEST) found.set(known, distance)
  }
  const least = Math.min(...found.values())
  return [...found]
    .filter(([, distance]) => distance === least)
    .map(([known]) => known)
    .toSorted()
    .slice(0, MOST_CLOSE)
}

function wordsOf(texts: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>()
  for (const text of texts) for (const [word] of text.normalize('NFC').toLowerCase().matchAll(A_WORD)) words.add(word)
  return words
}
