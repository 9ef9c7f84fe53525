import { KINDS, type Kind } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { titleOf } from './journal-page.tsx'

export type WriteFault = 'value' | 'second' | 'order' | 'when' | 'text'

export type WritePageProps = {
  readonly frame: Frame
  readonly kind: Kind
  /** Made with the form: sent twice it is written once. */
  readonly formKey: string
  readonly typed: {
    readonly value: string
    readonly second: string
    readonly day: string
    readonly time: string
    readonly note: string
  }
  readonly fault: WriteFault | null
}

/** Writes down one value, or words. */
export function WritePage(props: WritePageProps) {
  const { frame, kind, fault } = props
  const { w } = frame
  const t = w.journal
  const title = t.kinds[kind]
  const words = fault && t.faults[fault]
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.journal()}>{w.frame.backTo({ page: titleOf(frame) })}</BackLink>
      <h1>{title}</h1>
      {fault && words && (
        <ErrorSummary title={w.errors.invalidTitle} text={words} faults={[{ field: fieldOf(fault), text: words }]} />
      )}
      <WriteForm {...props} />
      {kind !== 'diary' && (
        <p>
          <a href={paths.journalList(kind)}>{t.list}</a>
        </p>
      )}
    </PortalPage>
  )
}

function WriteForm(props: WritePageProps) {
  const { frame, kind, typed, fault } = props
  const t = frame.w.journal
  const words = fault && t.faults[fault]
  return (
    <form class="stack" method="post" action={paths.journalNew(kind)}>
      <input type="hidden" name="key" value={props.formKey} />
      {kind !== 'diary' && <Numbers {...props} />}
      {kind === 'diary' && (
        <LongField
          name="note"
          label={t.diaryText}
          hint={t.diaryHint}
          value={typed.note}
          fault={fault === 'text' ? words : null}
          longest={2000}
          isRequired
        />
      )}
      <Field
        name="day"
        type="date"
        label={t.day}
        value={typed.day}
        fault={fault === 'when' ? words : null}
        isRequired
      />
      <Field name="time" type="time" label={t.time} hint={t.timeHint} value={typed.time} isRequired />
      {kind !== 'diary' && <LongField name="note" label={t.note} hint={t.noteHint} value={typed.note} longest={500} />}
      <div>
        <Button>{t.save}</Button>
      </div>
    </form>
  )
}

function Numbers({ frame, kind, typed, fault }: WritePageProps) {
  const t = frame.w.journal
  if (kind === 'diary') return null
  const isPair = KINDS[kind].second !== null
  const inputMode = KINDS[kind].decimals === 0 ? 'numeric' : 'decimal'
  return (
    <>
      <Field
        name="value"
        label={isPair ? t.upper : t.field({ kind: t.kinds[kind], unit: t.units[kind] })}
        hint={kind === 'pain' ? t.painHint : undefined}
        value={typed.value}
        fault={fault === 'value' || fault === 'order' ? t.faults[fault] : null}
        autoComplete="off"
        inputMode={inputMode}
        isRequired
      />
      {isPair && (
        <Field
          name="second"
          label={t.lower}
          value={typed.second}
          fault={fault === 'second' ? t.faults.second : null}
          autoComplete="off"
          inputMode={inputMode}
          isRequired
        />
      )}
    </>
  )
}

function fieldOf(fault: WriteFault): string {
  if (fault === 'when') return 'day'
  if (fault === 'text') return 'note'
  return fault === 'second' ? 'second' : 'value'
}
