import type { ComponentChildren } from 'preact'

export type NavLink = {
  readonly href: string
  readonly text: string
  /** This page, or one that lies under it. */
  readonly current: 'page' | 'true' | undefined
}

export type HeaderProps = {
  readonly homeHref: string
  readonly name: string
  readonly region: string
  readonly navLabel: string
  readonly links: readonly NavLink[]
  /** Menus and the sign-out button. */
  readonly children?: ComponentChildren
}

/** The top of every page: whose portal, whose record, and the few places to go. */
export function Header({ homeHref, name, region, navLabel, links, children }: HeaderProps) {
  return (
    <header class="top">
      <div class="bar">
        <a class="brand" href={homeHref}>
          <b>{name}</b> <span>{region}</span>
        </a>
        <div class="menus">{children}</div>
      </div>
      {links.length > 0 && (
        <nav aria-label={navLabel}>
          <ul>
            {links.map((link) => (
              <li>
                <a href={link.href} aria-current={link.current}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}
