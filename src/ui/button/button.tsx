export type ButtonProps = {
  readonly children: string
  /** One primary button a page at most. */
  readonly kind?: 'primary' | 'secondary' | 'quiet'
  readonly name?: string
  readonly value?: string
}

const VARIANT = { primary: undefined, secondary: 'secondary', quiet: 'tertiary' } as const

/** Sends its form. */
export function Button({ children, kind = 'primary', name, value }: ButtonProps) {
  return (
    <button class="ds-button" type="submit" data-variant={VARIANT[kind]} name={name} value={value}>
      {children}
    </button>
  )
}

export type PostButtonProps = ButtonProps & { readonly action: string }

/** A form of one button, for what changes something: sign out, choose a person. */
export function PostButton({ action, children, kind, name, value }: PostButtonProps) {
  return (
    <form method="post" action={action}>
      <Button kind={kind} name={name} value={value}>
        {children}
      </Button>
    </form>
  )
}
