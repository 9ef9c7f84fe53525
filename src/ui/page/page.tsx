import type { ComponentChildren } from 'preact'

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
  readonly children: ComponentChildren
}

/** A whole document: print it after `<!DOCTYPE html>`. */
export function Page({ language, direction, title, stylesheet, skip, header, footer, wide, children }: PageProps) {
  return (
    <html lang={language} dir={direction} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
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
