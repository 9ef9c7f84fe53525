import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type EidTrouble = 'down' | 'nobody' | 'no-number' | 'mismatch'

export type EidPageProps = {
  readonly frame: Frame
  /** What the eID is called. */
  readonly title: string
  readonly trouble: EidTrouble
  /** By which a desk finds the try in the log. */
  readonly reference: string
}

/** An eID did not lead in: what to do now, and the other ways. */
export function EidPage({ frame, title, trouble, reference }: EidPageProps) {
  const t = frame.w.eid
  const [says, explains] = wordsOf(frame, trouble, title)
  return (
    <PortalPage frame={frame} title={says}>
      <h1>{says}</h1>
      <p class="lead">{explains}</p>
      <h2>{t.otherWays}</h2>
      <ul>
        <li>
          <a href={paths.signIn()}>{t.signIn}</a>
        </li>
        <li>
          <a href={paths.join()}>{frame.w.join.title}</a>
        </li>
        <li>{t.desk}</li>
      </ul>
      <Notice kind="info">
        <p>{frame.w.frame.reference({ reference })}</p>
      </Notice>
    </PortalPage>
  )
}

function wordsOf({ w }: Frame, trouble: EidTrouble, eid: string): readonly [string, string] {
  const { titles, texts } = w.eid
  if (trouble === 'down') return [titles.down({ eid }), texts.down]
  if (trouble === 'nobody') return [titles.nobody, texts.nobody({ eid })]
  return [titles[trouble]({ eid }), texts[trouble]({ eid })]
}

/** A button for each eID; nothing where there is none. */
export function EidPart({ frame, next }: { readonly frame: Frame; readonly next: string | null }) {
  if (frame.eids.length === 0) return null
  return (
    <div class="stack">
      {frame.eids.map(({ name, title }) => (
        <p>
          <a class="ds-button" data-variant="secondary" href={paths.eid(name, next ?? undefined)} rel="nofollow">
            {frame.w.eid.enter({ eid: title })}
          </a>
        </p>
      ))}
    </div>
  )
}
