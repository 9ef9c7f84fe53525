import type { ComponentChildren } from 'preact'
import { LANGUAGES } from '#base/categories'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { LANGUAGE_NAMES } from '#ui/menu/language-menu'
import { TextDocument } from '#ui/text-document/text-document'
import { paths } from '../../paths.ts'
import { dayAt } from '../../start-of-day.ts'
import type { ClinicSaid, ClinicWord } from './clinic-act.ts'
import type { ClinicItemView } from './clinic-item-view.ts'

/** Where on the page each fault is mended; others at the form itself. */
export const FIELD_OF: Readonly<Partial<Record<NonNullable<ClinicSaid['fault']>, string>>> = {
  comment: 'text',
  language: 'language',
  ground: 'ground',
  reason: 'reason',
  until: 'until',
}

/** What may be done about one item: each a form of its own, one step from here. */
export function ClinicForms(props: ClinicItemView) {
  return (
    <>
      <CommentForm {...props} />
      <ReleaseForm {...props} />
      <Holds {...props} />
      <HoldForm {...props} />
      <CounsellingForm {...props} />
    </>
  )
}

type ActFormProps = Pick<ClinicItemView, 'item'> & {
  readonly word: ClinicWord
  readonly children: ComponentChildren
}

function ActForm({ item, word, children }: ActFormProps) {
  return (
    <form
      class="stack steps"
      method="post"
      action={paths.clinicItem(item.itemId)}
      id={word === 'lift' ? undefined : word}
    >
      <input type="hidden" name="word" value={word} />
      {children}
    </form>
  )
}

function CommentForm({ frame, item, acts, said }: ClinicItemView) {
  const { w, timeZone } = frame
  const { item: t, faults } = w.clinic
  const again = said?.word === 'comment' ? said : null
  return (
    <section>
      <h2>{t.comment}</h2>
      {acts.comments.length > 0 && <h3>{t.earlier}</h3>}
      {acts.comments.map((comment) => (
        <div lang={comment.language} dir="auto">
          <TextDocument parts={[{ heading: null, paragraphs: comment.text.split(/\n{2,}/) }]} />
          <p class="m">{t.by({ name: comment.authorName, when: w.formatInstant(comment.writtenAt, timeZone) })}</p>
        </div>
      ))}
      <ActForm item={item} word="comment">
        <LongField
          name="text"
          label={t.commentText}
          hint={item.isOpen ? t.commentOpenHint : t.commentHint}
          value={again?.text}
          fault={again?.fault === 'comment' ? faults.comment : null}
          longest={10_000}
          isRequired
        />
        <SelectField
          name="language"
          label={t.commentLanguage}
          value={again?.language || w.language}
          choices={LANGUAGES.map((language) => ({ value: language, text: LANGUAGE_NAMES[language], language }))}
        />
        <div>
          <Button>{t.commentDo}</Button>
        </div>
      </ActForm>
    </section>
  )
}

function ReleaseForm({ frame, item, acts }: ClinicItemView) {
  const { w, timeZone } = frame
  const t = w.clinic.item
  const released = acts.released && (
    <p>{t.releasedBy({ name: acts.released.authorName, when: w.formatInstant(acts.released.releasedAt, timeZone) })}</p>
  )
  if (item.isOpen || !item.opensAt) return released
  return (
    <section>
      <h2>{t.release}</h2>
      {released}
      <ActForm item={item} word="release">
        <p class="hint">{t.releaseHint}</p>
        <div>
          <Button kind="secondary">{t.releaseDo}</Button>
        </div>
      </ActForm>
    </section>
  )
}

/** Every hold that was ever placed here, and a way to end those that last. */
function Holds({ frame, item, acts, rulebook }: ClinicItemView) {
  const { w, timeZone, now } = frame
  const t = w.clinic.item
  if (acts.holds.length === 0) return null
  const says = new Map(rulebook.holdGrounds.map((ground) => [ground.id, ground.says[w.language]]))
  return (
    <section>
      <h2>{t.holds}</h2>
      <ul class="looks">
        {acts.holds.map((hold) => (
          <li>
            <p>
              {says.get(hold.ground) ?? hold.ground}{' '}
              <b>{t.heldUntil({ day: w.formatInstantDay(hold.until, timeZone) })}</b>
              {hold.liftedName && <> · {t.lifted({ name: hold.liftedName })}</>}
            </p>
            <p dir="auto">{hold.reason}</p>
            <p class="m">{t.by({ name: hold.authorName, when: w.formatInstant(hold.placedAt, timeZone) })}</p>
            {!hold.liftedAt && hold.until > now && (
              <ActForm item={item} word="lift">
                <input type="hidden" name="hold" value={hold.holdId} />
                <Button kind="secondary">{t.liftDo}</Button>
              </ActForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function HoldForm(props: ClinicItemView) {
  const { frame, item, acts, rulebook } = props
  const { w, timeZone, now } = frame
  const t = w.clinic.item
  if (rulebook.holdGrounds.length === 0) return null
  const day = w.formatInstantDay(item.waitsAtMostUntil, timeZone)
  const isHeld = acts.holds.some(({ liftedAt, until }) => !liftedAt && until > now)
  const isTooLate = dayAt(item.waitsAtMostUntil, timeZone) <= dayAt(now, timeZone)
  if (acts.openedAt || isTooLate)
    return (
      <section>
        <h2>{t.hold}</h2>
        <p>{acts.openedAt ? t.holdOpened : t.holdTooLate}</p>
      </section>
    )
  return (
    <section>
      <h2>{t.hold}</h2>
      <p class="hint">{t.holdHint({ day })}</p>
      {!item.isOpen && item.opensAt && !isHeld && (
        <p class="hint">{t.holdAnyway({ day: w.formatInstantDay(item.opensAt, timeZone) })}</p>
      )}
      <HoldDetails {...props} day={day} />
    </section>
  )
}

function HoldDetails({ frame, item, rulebook, said, day }: ClinicItemView & { readonly day: string }) {
  const { w } = frame
  const { item: t, faults } = w.clinic
  const again = said?.word === 'hold' ? said : null
  return (
    <details open={again !== null}>
      <summary>{t.holdOpen}</summary>
      <ActForm item={item} word="hold">
        <p class="hint">{t.holdGroundHint}</p>
        <RadioField
          name="ground"
          label={t.holdGround}
          value={again?.ground ?? null}
          fault={again?.fault === 'ground' ? faults.ground : null}
          choices={rulebook.holdGrounds.map(({ id, says }) => ({ value: id, text: says[w.language] }))}
        />
        <LongField
          name="reason"
          label={t.holdReason}
          hint={t.holdReasonHint}
          value={again?.reason}
          fault={again?.fault === 'reason' ? faults.reason : null}
          longest={2000}
          isRequired
        />
        <Field
          name="until"
          type="date"
          label={t.holdUntil}
          value={again?.until}
          fault={again?.fault === 'until' ? faults.until({ day }) : null}
          isRequired
        />
        <div>
          <Button kind="secondary">{t.holdDo}</Button>
        </div>
      </ActForm>
    </details>
  )
}

/** On an order: that the patient was told beforehand what the test may bring. */
function CounsellingForm({ frame, item }: ClinicItemView) {
  const { w, timeZone } = frame
  const t = w.clinic.item
  if (item.resourceType !== 'ServiceRequest') return null
  return (
    <section>
      <h2>{t.counsel}</h2>
      {item.counselledAt ? (
        <p>{t.counselled({ name: item.counselledBy ?? '', when: w.formatInstant(item.counselledAt, timeZone) })}</p>
      ) : (
        <ActForm item={item} word="counsel">
          <p class="hint">{t.counselHint}</p>
          <div>
            <Button kind="secondary">{t.counselDo}</Button>
          </div>
        </ActForm>
      )}
    </section>
  )
}
