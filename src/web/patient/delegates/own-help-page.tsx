import type { Delegate } from '#access'
import { PostButton } from '#ui/button/button'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { kindWords, spanWords, taskWords } from './delegate-words.ts'

export type OwnHelpPageProps = {
  readonly frame: Frame
  /** Whose record it is. */
  readonly name: string
  readonly delegates: readonly Delegate[]
}

/** To a helper or guardian: their own permission, and no one else's. */
export function OwnHelpPage({ frame, name, delegates }: OwnHelpPageProps) {
  const t = frame.w.delegates
  const live = delegates.filter(({ state }) => state === 'live')
  const delegate = live.find(({ capacity }) => capacity === 'delegate')
  return (
    <PortalPage frame={frame} title={t.mine.title({ name })}>
      <h1>{t.mine.title({ name })}</h1>
      <p class="lead">{delegate ? t.mine.intro({ name }) : t.mine.guardian({ name })}</p>
      {live.map((helper) => (
        <section>
          <p>{t.accept.youSee({ name, what: kindWords(helper.categories, frame) })}</p>
          {taskWords(helper.tasks, frame) && <p>{taskWords(helper.tasks, frame)}</p>}
          <p>{spanWords(helper, frame)}</p>
        </section>
      ))}
      {delegate && (
        <>
          <PostButton action={paths.endHelp(delegate.grantId)} kind="secondary">
            {t.mine.giveUp({ name })}
          </PostButton>
          <p class="hint">{t.mine.giveUpHint}</p>
        </>
      )}
    </PortalPage>
  )
}
