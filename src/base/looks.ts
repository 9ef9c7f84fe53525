export const TEXT_SIZES = ['usual', 'large', 'largest'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** How somebody wants pages to be; kept by their browser, and by their account for the next one. */
export type Looks = {
  /** At most five things a page; the rest is one step away. */
  readonly isSimple: boolean
  readonly size: TextSize
  readonly isHighContrast: boolean
  /** Short lists and small pictures. */
  readonly isLowData: boolean
  readonly isReadAloud: boolean
  /** Of the browser, never of an account: others use it, too. */
  readonly isShared: boolean
}

export const USUAL_LOOKS: Looks = {
  isSimple: false,
  size: 'usual',
  isHighContrast: false,
  isLowData: false,
  isReadAloud: false,
  isShared: false,
}

/** Reads what `writeLooks` wrote; what it does not know is left out. */
export function readLooks(text: string | null | undefined): Looks {
  const words = new Set((text ?? '').slice(0, 100).split('.'))
  return {
    isSimple: words.has('simple'),
    size: TEXT_SIZES.find((size) => size !== 'usual' && words.has(size)) ?? 'usual',
    isHighContrast: words.has('contrast'),
    isLowData: words.has('low-data'),
    isReadAloud: words.has('aloud'),
    isShared: words.has('shared'),
  }
}

/** Words with dots between them, fit for a cookie; empty: all as usual. */
export function writeLooks({ isSimple, size, isHighContrast, isLowData, isReadAloud, isShared }: Looks): string {
  const words = [
    isSimple && 'simple',
    size !== 'usual' && size,
    isHighContrast && 'contrast',
    isLowData && 'low-data',
    isReadAloud && 'aloud',
    isShared && 'shared',
  ]
  return words.filter(Boolean).join('.')
}
