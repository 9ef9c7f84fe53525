export type StepLink = { readonly href: string; readonly text: string }
export type PictureStepsProps = {
  readonly label: string
  readonly where: string
  /** First, previous, next, last; null at the ends. */
  readonly first: StepLink | null
  readonly previous: StepLink | null
  readonly next: StepLink | null
  readonly last: StepLink | null
}

/** From one picture, or one page of pictures, to the others. */
export function PictureSteps({ label, where, first, previous, next, last }: PictureStepsProps) {
  const links = [
    { rel: undefined, link: first },
    { rel: 'prev', link: previous },
    { rel: 'next', link: next },
    { rel: undefined, link: last },
  ]
  if (links.every(({ link }) => link === null)) return null
  return (
    <nav class="steps" aria-label={label}>
      <p>{where}</p>
      <ul class="chips">
        {links.map(
          ({ rel, link }) =>
            link && (
              <li>
                <a class="ds-button" data-variant="secondary" rel={rel} href={link.href}>
                  {link.text}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  )
}
