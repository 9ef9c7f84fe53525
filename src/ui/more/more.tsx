import type { ComponentChildren } from 'preact'

export type MoreProps = { readonly summary: string; readonly children: ComponentChildren }

/** What is one step away: closed, and all there. */
export function More({ summary, children }: MoreProps) {
  return (
    <details class="more">
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
