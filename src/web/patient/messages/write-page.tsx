import { type Contact, LONGEST_SUBJECT, LONGEST_TEXT, type MessageFile } from '#messaging'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { BeforeWriting } from './before-writing.tsx'
import { ChooseFiles, troubleWords } from './message-files.tsx'
import type { FileTrouble } from './take-files.ts'
import { topicWords } from './thread-words.ts'

/** What is wrong: a field, or whose record is open is another one than when the form was opened. */
export type WriteFault = 'subject' | 'text' | 'person'

export type WritePageProps = {
  readonly frame: Frame
  readonly contact: Contact
  /** The form's own key: sent twice, it is one message. */
  readonly draftKey: string
  /** In whose record the form is written. */
  readonly person: string
  readonly to: string
  readonly topic: string
  readonly subject: string
  readonly text: string
  readonly faults: readonly WriteFault[]
  /** Files chosen so far, and what was not taken. */
  readonly chosen: readonly MessageFile[]
  readonly troubles: readonly FileTrouble[]
  readonly isKept: boolean
}

/** What the team says first, then the message. A team whose own limit has closed the form shows whom to call. */
export function WritePage(props: WritePageProps) {
  const { frame, contact, faults, troubles, isKept } = props
  const { w } = frame
  const t = w.threads.before
  return (
    <PortalPage frame={frame} title={t.title}>
      <BackLink href={paths.newMessage({ urgent: 'no' })}>{w.frame.backTo({ page: w.threads.whom.title })}</BackLink>
      <h1>{t.title}</h1>
      {faults.length + troubles.length > 0 && (
        <ErrorSummary
          title={t.faultTitle}
          text={faults.length > 0 ? w.errors.invalid : w.threads.files.notSent}
          faults={[
            ...faults.map((each) => ({ field: each === 'person' ? 'text' : each, text: t.faults[each] })),
            ...troubleWords(troubles, frame).map((text) => ({ field: 'files', text })),
          ]}
        />
      )}
      {isKept && (
        <Notice kind="info">
          <p role="status">{t.kept}</p>
        </Notice>
      )}
      <p class="lead">{topicWords(props.topic, frame)}</p>
      <BeforeWriting frame={frame} contact={contact} />
      {contact.cap?.effect === 'pause' ? <Kept {...props} /> : <WriteForm {...props} />}
    </PortalPage>
  )
}

function WriteForm(props: WritePageProps) {
  const { frame, draftKey, person, to, topic, subject, text, faults, chosen, troubles } = props
  const { w, visitor } = frame
  const t = w.threads.before
  const fault = (name: WriteFault) => (faults.includes(name) ? t.faults[name] : null)
  const acting = visitor?.subject && !visitor.subject.isSelf ? visitor.subject.name : null
  return (
    <form class="stack steps" method="post" encType="multipart/form-data" action={paths.newMessage()}>
      {Object.entries({ key: draftKey, person, to, topic }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>
        {acting ? t.actingName({ name: visitor!.name, person: acting }) : t.yourName({ name: visitor?.name ?? '' })}
      </p>
      <Field
        name="subject"
        label={t.subject}
        value={subject.slice(0, LONGEST_SUBJECT)}
        fault={fault('subject')}
        isRequired
      />
      <LongField
        name="text"
        label={t.text}
        hint={t.textHint}
        value={text}
        fault={fault('person') ?? fault('text')}
        longest={LONGEST_TEXT}
        isRequired
      />
      <ChooseFiles frame={frame} chosen={chosen} troubles={troubles} />
      <div class="actions">
        <Button name="does" value="send">
          {t.send}
        </Button>{' '}
        <button class="ds-button" type="submit" name="does" value="save" data-variant="secondary" formnovalidate>
          {t.save}
        </button>
      </div>
    </form>
  )
}

/** The words stay to be read while the form is closed. */
function Kept({ text, frame }: WritePageProps) {
  if (text.trim() === '') return null
  return (
    <section>
      <h2>{frame.w.threads.before.keptTitle}</h2>
      <blockquote dir="auto">
        <p>{text}</p>
      </blockquote>
    </section>
  )
}
