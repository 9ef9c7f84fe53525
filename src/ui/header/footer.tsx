export type FooterProps = {
  readonly label: string
  readonly links: readonly { readonly href: string; readonly text: string }[]
  readonly about: string
}

/** The foot of every page: the quieter places to go. */
export function Footer({ label, links, about }: FooterProps) {
  return (
    <footer class="foot">
      <nav aria-label={label}>
        <ul>
          {links.map((link) => (
            <li>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{about}</p>
    </footer>
  )
}
