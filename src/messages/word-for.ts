/** Our word for a code from outside, or the code itself when we have none: nothing is hidden for want of a word. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? words[code]! : code
}
