export type BackLinkProps = { readonly href: string; readonly children: string }

/** One step up; above the heading of pages that lie under another. */
export function BackLink({ href, children }: BackLinkProps) {
  return (
    <p class="back">
      <a href={href}>{children}</a>
    </p>
  )
}
