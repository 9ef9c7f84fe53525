import type { Visit } from '../../shell/visit.ts'

/** How large pictures are sent: `less` saves data and shows the same. */
export type PictureSize = 'full' | 'less'

/** The longest side in pixels, in a row of pictures and alone. */
export const SIDES: Readonly<Record<PictureSize, { readonly small: number; readonly large: number }>> = {
  full: { small: 240, large: 1024 },
  less: { small: 120, large: 400 },
}

export function sizeOf({ query }: Visit): PictureSize {
  return query.size === 'less' ? 'less' : 'full'
}
