export type PagingProps = {
  readonly label: string
  readonly newer: { readonly href: string; readonly text: string } | null
  readonly older: { readonly href: string; readonly text: string } | null
  readonly where?: string
}

/** From one part of a long list to the next. Shows nothing when the list has one part. */
export function Paging({ label, newer, older, where }: PagingProps) {
  if (!newer && !older) return null
  return (
    <nav class="paging" aria-label={label}>
      {newer && (
        <a class="ds-button" data-variant="secondary" rel="prev" href={newer.href}>
          {newer.text}
        </a>
      )}
      {where && <span>{where}</span>}
      {older && (
        <a class="ds-button" data-variant="secondary" rel="next" href={older.href}>
          {older.text}
        </a>
      )}
    </nav>
  )
}
