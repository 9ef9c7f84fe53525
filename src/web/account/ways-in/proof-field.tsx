import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'

export type ProofFieldProps = {
  readonly frame: Frame
  readonly name: string
  readonly id?: string
  /** Where somebody comes back to who shows an eID instead: a page that a form is on. */
  readonly back?: string
}

/** Asks for the password once more, where it has not been given in the last five minutes; or for an eID, where there is one. */
export function ProofField({ frame, name, id, back = paths.waysIn() }: ProofFieldProps) {
  const t = frame.w.waysIn.proof
  return (
    <>
      <Field
        name={name}
        {...(id && { id })}
        type="password"
        label={t.label}
        hint={t.hint}
        autoComplete="current-password"
        isRequired
      />
      {frame.eids.map((eid) => (
        <p>
          <a href={paths.eid(eid.name, back)} rel="nofollow">
            {frame.w.eid.ways.prove({ eid: eid.title })}
          </a>
        </p>
      ))}
    </>
  )
}
