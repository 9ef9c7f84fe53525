import { Button } from '#ui/button/button'
import type { Frame } from '../view-types.ts'

export type KeepOrChangeProps = {
  readonly frame: Frame
  readonly action: string
  /** What was written, and which of it goes along. */
  readonly form: Readonly<Record<string, string>>
  readonly carried: readonly string[]
}

/** After a preview: keep it, or go back to the form with what was written. */
export function KeepOrChange({ frame, action, form, carried }: KeepOrChangeProps) {
  const t = frame.w.safety
  return (
    <form class="stack" method="post" action={action}>
      {Object.entries(form)
        .filter(([name]) => carried.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <input type="hidden" name="does" value="save" />
      <div>
        <Button name="word" value="save">
          {t.save}
        </Button>{' '}
        <Button kind="secondary" name="word" value="change">
          {t.change}
        </Button>
      </div>
    </form>
  )
}
