import type { ComponentChildren } from 'preact'
import type { TextSize } from '#base/looks'

export type PageProps = {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** For the browser's tab: the page's heading, then the portal's name. */
  readonly title: string
  readonly stylesheet: string
  readonly skip: string
  readonly header: ComponentChildren
  readonly footer: ComponentChildren
  /** `wide` is for staff tables; patients read one column. */
  readonly wide?: boolean
  readonly size?: TextSize
  readonly isHighContrast?: boolean
  /** Where a page goes by itself that nobody touches. */
  readonly idle?: { readonly seconds: number; readonly href: string }
  readonly children: ComponentChildren
}

/** A whole document: print it after `<!DOCTYPE html>`. */
export function Page(props: PageProps) {
  const { language, direction, title, stylesheet, skip, header, footer, wide, children, idle } = props
  return (
    <html
      lang={language}
      dir={direction}
      data-color-scheme="auto"
      data-text={props.size === 'usual' ? undefined : props.size}
      data-contrast={props.isHighContrast ? 'high' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {idle && <meta http-equiv="refresh" content={`${idle.seconds};url=${idle.href}`} />}
        <title>{title}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
      </head>
      <body class={wide ? 'wide' : undefined}>
        <a class="ds-skip-link" href="#main">
          {skip}
        </a>
        {header}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {footer}
      </body>
    </html>
  )
}
