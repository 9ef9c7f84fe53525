import type { Visit } from '../../shell/visit.ts'

/** How large pictures are sent: `less` saves data and shows the same. */
export type PictureSize = 'full' | 'less'

/** The longest side in pixels, in a row of pictures and alone. */
export const SIDES: Readonly<Record<PictureSize, { readonly small: number; readonly large: number }>> = {
  full: { small: 240, large: 1024 },
  less: { small: 120, large: 400 },
}

/** As the address says; otherwise as the visitor wants pages to be. */
export function sizeOf({ query, looks }: Visit): PictureSize {
  if (query.size === 'less' || query.size === 'full') return query.size
  return looks.isLowData ? 'less' : 'full'
}
