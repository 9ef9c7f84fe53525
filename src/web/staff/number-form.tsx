import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field } from '#ui/field/field'
import type { Frame } from '../patient/view-types.ts'

export type NumberFormProps = {
  readonly frame: Frame
  readonly action: string
  readonly number: string
  readonly isFound: boolean
  /** Said where nobody has the number. */
  readonly nobody: string
}

/** Finds a patient of the own institution by the number that is printed there. */
export function NumberForm({ frame, action, number, isFound, nobody }: NumberFormProps) {
  const { guardians: t } = frame.w
  return (
    <>
      <form class="stack" method="get" action={action}>
        <Field name="number" label={t.number} hint={t.numberHint} value={number} autoComplete="off" isRequired />
        <div>
          <Button kind={isFound ? 'secondary' : 'primary'}>{t.find}</Button>
        </div>
      </form>
      {number !== '' && !isFound && <EmptyState sentences={[nobody]} />}
    </>
  )
}
