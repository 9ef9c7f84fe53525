import type { ComponentChildren } from 'preact'

export type NoticeProps = {
  /** `danger` is for danger and error only, never for "abnormal". */
  readonly kind: 'info' | 'danger'
  readonly title?: string
  readonly children: ComponentChildren
}

/** Something to know before reading on. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={kind === 'danger' ? 'notice danger' : 'notice'}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  )
}
