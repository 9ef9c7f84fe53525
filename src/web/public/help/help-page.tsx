import { Notice } from '#ui/notice/notice'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type HelpPageProps = { readonly frame: Frame }

/** Short answers to what people ask most. */
export function HelpPage({ frame }: HelpPageProps) {
  const t = frame.w.help
  const answers = [
    [t.accountTitle, t.account],
    [t.waitTitle, t.wait],
    [t.missingTitle, t.missing],
    [t.meaningTitle, t.meaning],
    [t.wrongTitle, t.wrong],
    [t.whoTitle, t.who],
    [t.languageTitle, t.language],
  ] as const
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <Notice kind="info" title={t.urgentTitle}>
        <p>{t.urgent}</p>
      </Notice>
      {answers.map(([question, answer]) => (
        <section>
          <h2>{question}</h2>
          <p>{answer}</p>
        </section>
      ))}
    </PortalPage>
  )
}
