/** Without accents and capitals, as people type: "celulas" finds "células". Letters of their own (ø, ł) stay. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
