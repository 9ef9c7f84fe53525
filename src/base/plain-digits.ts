/** The text with digits 0 to 9 in place of Arabic, Persian and wide ones; wide letters become plain too (NFKC). */
export function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}
