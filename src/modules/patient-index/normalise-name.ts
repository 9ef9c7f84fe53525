/** Letters that Unicode does not take apart, and how registers without them write them. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
  ĸ: 'k',
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/**
 * The words of a name as they are compared: lower case, without diacritics, apostrophes and full stops; hyphens part
 * words. Digits stay: a source that writes "Ruben688" means them. Scripts other than Latin stay as they are.
 */
export function normaliseName(name: string): string[] {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(SPECIAL, (letter) => LETTERS[letter]!)
    .replace(/['’‘`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * Two conventions for the same letter become one: Mueller and Müller, Aase and Åse, Soerensen and Sørensen. For
 * comparing and for keys only, never shown.
 */
export function foldDigraphs(word: string): string {
  return word.replace(/aa|ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u')
}

/**
 * Spellings of one sound in European languages and in transliterations, in the order in which they are taken: first what
 * takes several letters. Voiced and voiceless, v, w and f, and all hushing sounds become one; vowels and h count only at
 * the beginning.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|tzsch/g, 'k'],
  [/sch|skj|sj|sh|sz|zh/g, 's'],
  [/ph/g, 'f'],
  [/ch|ck|cz|kj|kh|gh|[cqxg]/g, 'k'],
  [/th|dh|dt|d/g, 't'],
  [/[vw]/g, 'f'],
  [/ts|tz|z/g, 's'],
  [/[jy]/g, 'i'],
  [/(?<=.)h/g, ''],
  [/(?<=.)[aeiou]/g, ''],
  [/(.)\1+/g, '$1'],
]

/** Roughly how a word sounds, for keys: Kristin and Christine, Olsen and Olson, Ivanov and Iwanow share one. */
export function soundOfName(word: string): string {
  return SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), foldDigraphs(word))
}

/** Jaro-Winkler similarity (Winkler 1990), 0 to 1: made for short names with slips of the pen. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1
  const [a, b] = one < other ? [one, other] : [other, one] // the search below is not symmetric by itself
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Array<boolean>(b.length).fill(false)
  const ofA: string[] = []
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (taken[j] || a[i] !== b[j]) continue
      taken[j] = true
      ofA.push(a[i]!)
      break
    }
  }
  const shared = ofA.length
  if (shared === 0) return 0
  const ofB = b.split('').filter((_, j) => taken[j])
  const swapped = ofA.filter((letter, i) => letter !== ofB[i]).length / 2
  const jaro = (shared / a.length + shared / b.length + (shared - swapped) / shared) / 3
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
