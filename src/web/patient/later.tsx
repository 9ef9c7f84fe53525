import type { ComponentChildren } from 'preact'
import { More } from '#ui/more/more'
import type { Frame } from './view-types.ts'

export type LaterProps = {
  readonly frame: Frame
  /** What leads there; undefined: more on this page. */
  readonly summary?: string
  readonly children: ComponentChildren
}

/** The end of a page: one step away on simple pages, plainly there on all others. */
export function Later({ frame, summary = frame.w.looks.more, children }: LaterProps) {
  return frame.looks?.isSimple ? <More summary={summary}>{children}</More> : children
}
