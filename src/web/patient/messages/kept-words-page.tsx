import { LONGEST_TEXT } from '#messaging'
import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import type { Visit } from '../../shell/visit.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { ChooseFiles } from './message-files.tsx'

/** Whether a form that was sent without a session holds words that somebody would have to write again. */
export function hasWordsToKeep({ path, form }: Pick<Visit, 'path' | 'form'>): boolean {
  return path.startsWith(`${paths.messages()}/`) && Boolean(form.text)
}

/**
 * The session was over when the form was sent: the words stay in the page, which keeps nothing here and shows nothing but what
 * was sent with it. Whoever signs in beside it sends the same form again.
 */
export function KeptWordsPage({ frame, visit }: { readonly frame: Frame; readonly visit: Visit }) {
  const t = frame.w.threads
  const { key = '', person, to, topic, subject, text } = visit.form
  const isNew = to !== undefined
  return (
    <PortalPage frame={frame} title={t.before.keptTitle}>
      <h1>{t.before.keptTitle}</h1>
      <Notice kind="info">
        <p>{t.before.keptAsk}</p>
        <p>
          <a href={paths.signIn(paths.messages())} target="_blank" rel="noopener">
            {t.before.signIn}
          </a>
        </p>
      </Notice>
      <form class="stack steps" method="post" encType="multipart/form-data" action={visit.path}>
        {Object.entries({ key, person, to, topic }).map(
          ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
        )}
        {isNew && <Field name="subject" label={t.before.subject} value={subject} />}
        <LongField name="text" label={isNew ? t.before.text : t.reply} value={text} longest={LONGEST_TEXT} />
        <ChooseFiles frame={frame} chosen={[]} troubles={[]} />
        <div class="actions">
          <Button name="does" value={isNew ? 'send' : 'reply'}>
            {isNew ? t.before.send : t.replySend}
          </Button>{' '}
          <Button kind="secondary" name="does" value="save">
            {t.before.save}
          </Button>
        </div>
      </form>
    </PortalPage>
  )
}
