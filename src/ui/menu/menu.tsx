import type { ComponentChildren } from 'preact'

export type MenuProps = {
  /** What the menu is for, said before what is chosen now. */
  readonly label: string
  readonly chosen: string
  readonly children: ComponentChildren
}

/** A menu that opens without script. */
export function Menu({ label, chosen, children }: MenuProps) {
  return (
    <details class="menu">
      <summary>
        <span class="ds-sr-only">{label}: </span>
        <bdi>{chosen}</bdi>
      </summary>
      <div>{children}</div>
    </details>
  )
}
