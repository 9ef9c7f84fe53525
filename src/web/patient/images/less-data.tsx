import type { Frame } from '../view-types.ts'
import type { PictureSize } from './picture-size.ts'

export type LessDataProps = {
  readonly frame: Frame
  readonly size: PictureSize
  readonly href: (size: PictureSize) => string
}

/** The same page with smaller pictures, for slow or dear connections, and back. */
export function LessData({ frame, size, href }: LessDataProps) {
  const t = frame.w.pictures
  return (
    <p>
      <a href={href(size === 'less' ? 'full' : 'less')}>{size === 'less' ? t.fullSize : t.lessData}</a>
    </p>
  )
}
