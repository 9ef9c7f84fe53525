import type { ComponentChildren, VNode } from 'preact'

export type RowProps = {
  readonly itemId: string
  readonly href: string
  readonly title: string
  /** Another name of the same, such as its sender's. */
  readonly otherName?: string | null
  readonly tag?: string | null
  readonly value?: string | null
  readonly usual?: string | null
  readonly flag?: VNode | null
  /** Date, place, author, status: what is read last. */
  readonly facts: readonly string[]
}

/** One item in a list. `data-item` stands once on each row, so that a script can count and follow rows. */
export function Row({ itemId, href, title, otherName, tag, value, usual, flag, facts }: RowProps) {
  return (
    <li data-item={itemId}>
      <p class="t">
        <a href={href}>
          <bdi>{title}</bdi>
        </a>
        {tag ? <span class="tag">{tag}</span> : null}
        {otherName ? (
          <>
            {' '}
            <span class="o">
              <bdi>{otherName}</bdi>
            </span>
          </>
        ) : null}
      </p>
      {value ? (
        <p class="v">
          <bdi>{value}</bdi>
        </p>
      ) : null}
      {usual ? <p class="u">{usual}</p> : null}
      {flag}
      <p class="m">{factsOf(facts)}</p>
    </li>
  )
}

// Names from outside are kept apart, so that they do not turn round the words beside them (Unicode TR9).
function factsOf(facts: readonly string[]) {
  const shown: (string | VNode)[] = []
  for (const fact of facts) shown.push(shown.length > 0 ? ' · ' : '', <bdi>{fact}</bdi>)
  return shown
}

/** A list of rows. */
export function Rows({ children }: { readonly children: ComponentChildren }) {
  return <ul class="rows">{children}</ul>
}
