import { nameOfAddress, setLanguage } from '#accounts'
import { Invalid } from '#base/errors'
import type { AccountScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import { SettingsPage } from '../patient/settings/settings-page.tsx'
import type { Frame } from '../patient/view-types.ts'
import { asLanguage, LANGUAGE_COOKIE, type Shown, type Visit } from '../shell/visit.ts'

const SAVED = ['yes', 'given-up'] as const

/** What an account has chosen. */
export async function showSettings({ session }: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  const email = nameOfAddress(session.email)
  return {
    view: <SettingsPage frame={frame} email={email} saved={SAVED.find((each) => each === visit.query.saved) ?? null} />,
  }
}

/** Remembers the language for the account and for this browser. */
export async function saveSettings(scope: AccountScope, visit: Visit): Promise<Shown> {
  const language = asLanguage(visit.form.language)
  if (!language) throw new Invalid('language', { detail: 'not one of ours' })
  await setLanguage(scope, { language })
  return { goTo: paths.settings('yes'), cookies: { [LANGUAGE_COOKIE]: language } }
}
