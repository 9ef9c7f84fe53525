/** A telephone number or a code keeps its figures in their order among words from right to left (Unicode UAX 9, isolates). */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`
}
