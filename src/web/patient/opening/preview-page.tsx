import type { Category } from '#base/categories'
import type { Instant } from '#base/instant'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import type { ChosenForm } from './choice-form.ts'

/** A card that waits now, and when it would open. */
export type EffectLine = {
  readonly category: Category
  readonly institutionName: string
  readonly opensAt: Instant | null
  readonly wouldOpenAt: Instant | null
  readonly change: 'earlier' | 'later' | 'none'
}

export type PreviewPageProps = {
  readonly frame: Frame
  readonly form: ChosenForm
  readonly what: string
  readonly when: string
  readonly effects: readonly EffectLine[]
}

/** What a choice would do to what waits now; nothing is saved before it is sent from here. */
export function PreviewPage({ frame, form, what, when, effects }: PreviewPageProps) {
  const { w } = frame
  const t = w.opening
  const sentences = [...new Set(effects.map((effect) => sentenceOf(effect, frame)))]
  return (
    <PortalPage frame={frame} title={t.previewTitle}>
      <BackLink href={paths.opening({ about: form.subject })}>{t.chooseAgain}</BackLink>
      <h1>{t.previewTitle}</h1>
      <p class="lead">{t.youChoose({ what, when })}</p>
      {sentences.length === 0 && <p>{t.nothingWaits}</p>}
      {sentences.length > 0 && (
        <>
          <ul>
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          <p>{t.soonerStill}</p>
        </>
      )}
      <form class="stack" method="post" action={paths.opening()}>
        <input type="hidden" name="about" value={form.subject} />
        <input type="hidden" name="when" value={form.when ?? ''} />
        {form.additions.map((name) => (
          <input type="hidden" name={name} value="yes" />
        ))}
        <div>
          <Button>{t.save}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

function sentenceOf({ category, institutionName, opensAt, wouldOpenAt, change }: EffectLine, frame: Frame): string {
  const { w, timeZone, now } = frame
  const t = w.opening
  const card = { category: w.categories[category].name, institution: institutionName }
  if (change === 'none' || opensAt === null || wouldOpenAt === null) return t.stays(card)
  if (wouldOpenAt <= now) return t.opensNow(card)
  const [date, before] = [w.formatInstantDay(wouldOpenAt, timeZone), w.formatInstantDay(opensAt, timeZone)]
  return date === before ? t.stays(card) : t.opensOn({ ...card, date, before })
}
