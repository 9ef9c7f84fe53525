import { LANGUAGES } from '#base/categories'
import { Button } from '#ui/button/button'
import { Facts } from '#ui/facts/facts'
import { SelectField } from '#ui/field/field'
import { LANGUAGE_NAMES } from '#ui/menu/language-menu'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type SettingsPageProps = {
  readonly frame: Frame
  readonly email: string
  /** What has just been done: a choice was kept, or one has stopped helping somebody. */
  readonly saved: 'yes' | 'given-up' | null
}

/** What a person may choose: the language (POST `language`). */
export function SettingsPage({ frame, email, saved }: SettingsPageProps) {
  const { w } = frame
  const t = w.settings
  const subject = frame.visitor?.subject
  const choices = LANGUAGES.map((language) => ({ value: language, text: LANGUAGE_NAMES[language], language }))
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      {saved && (
        <Notice kind="info">
          <p role="status">{saved === 'yes' ? t.saved : w.delegates.mine.givenUp}</p>
        </Notice>
      )}
      <form class="stack" method="post" action={paths.settings()}>
        <SelectField name="language" label={t.language} hint={t.languageHint} value={w.language} choices={choices} />
        <Button>{t.save}</Button>
      </form>
      {subject && <OfRecord frame={frame} subject={subject} />}
      <h2>
        <a href={paths.waysIn()}>{w.waysIn.title}</a>
      </h2>
      <p>{w.waysIn.settings}</p>
      <h2>
        <a href={paths.notices()}>{w.notices.title}</a>
      </h2>
      <p>{w.notices.settings}</p>
      {subject?.isSelf && (
        <h2>
          <a href={paths.moreSettings()}>{w.safety.title}</a>
        </h2>
      )}
      <h2>{t.account}</h2>
      <Facts
        facts={[
          { label: t.signedInAs, value: frame.visitor?.name ?? '' },
          { label: w.signIn.email, value: email },
        ]}
      />
    </PortalPage>
  )
}

type Subject = NonNullable<NonNullable<Frame['visitor']>['subject']>

/** What is chosen about the record that is open. */
function OfRecord({ frame, subject }: { readonly frame: Frame; readonly subject: Subject }) {
  const { w } = frame
  return (
    <>
      <h2>
        <a href={paths.delegates()}>
          {subject.isSelf ? w.delegates.title : w.delegates.mine.title({ name: subject.name })}
        </a>
      </h2>
      {subject.isSelf && <p>{w.delegates.letHelpHint}</p>}
      <h2>
        <a href={paths.opening()}>{w.opening.title}</a>
      </h2>
      <p>{w.opening.settingsText}</p>
      <h2>
        <a href={paths.growing()}>{w.growing.title}</a>
      </h2>
      <h2>
        <a href={paths.requests()}>{w.requests.title}</a>
      </h2>
      <p>{w.requests.intro}</p>
    </>
  )
}
