import { Field } from '#ui/field/field'
import type { Frame } from '../patient/view-types.ts'

export type BirthDateFieldProps = {
  readonly words: Pick<Frame['w']['join'], 'born' | 'bornHint' | 'day' | 'month' | 'year'>
  readonly born: Readonly<Record<'day' | 'month' | 'year', string>>
}

/** A birth date in three fields, as one says it: nobody has to turn a calendar back by eighty years. */
export function BirthDateField({ words, born }: BirthDateFieldProps) {
  return (
    <fieldset class="born">
      <legend>{words.born}</legend>
      <p class="hint">{words.bornHint}</p>
      <div class="date">
        <Field name="day" label={words.day} value={born.day} autoComplete="off" isRequired />
        <Field name="month" label={words.month} value={born.month} autoComplete="off" isRequired />
        <Field name="year" label={words.year} value={born.year} autoComplete="off" isRequired />
      </div>
    </fieldset>
  )
}
