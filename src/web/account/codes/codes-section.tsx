import type { WaysIn } from '#accounts'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { ProofField } from '../ways-in/proof-field.tsx'

export type CodesSectionProps = { readonly frame: Frame; readonly ways: WaysIn; readonly isProved: boolean }

/** Where codes go and what they are for; and one more address. */
export function CodesSection({ frame, ways, isProved }: CodesSectionProps) {
  const t = frame.w.codes.ways
  return (
    <section>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      {ways.contacts.map(({ kind, address, usedAs }) => (
        <form class="stack" method="post" action={paths.codes()}>
          <p>
            <bdi>{address}</bdi>: {t.uses[usedAs]}
          </p>
          {!isProved && <ProofField frame={frame} name="proof" id={`proof-${kind}`} />}
          <div>
            <Button kind="secondary" name="remove" value={kind}>
              {t.remove}
            </Button>
          </div>
        </form>
      ))}
      <form class="stack" method="post" action={paths.codes()} novalidate>
        {!isProved && <ProofField frame={frame} name="proof" id="proof-codes" />}
        <Field name="address" label={t.address} hint={t.addressHint} isRequired />
        <RadioField
          name="use"
          label={t.what}
          value="way-in"
          choices={[
            { value: 'way-in', text: t.uses['way-in'] },
            ...(ways.hasSecondFactor ? [] : [{ value: 'second-step', text: t.uses['second-step'] }]),
          ]}
        />
        <div>
          <Button kind="secondary">{t.add}</Button>
        </div>
      </form>
    </section>
  )
}
