import { type Looks, TEXT_SIZES } from '#base/looks'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type LooksPageProps = { readonly frame: Frame; readonly looks: Looks; readonly isSaved: boolean }

/** What makes pages easier to read, for everybody: also before one has signed in. */
export function LooksPage({ frame, looks, isSaved }: LooksPageProps) {
  const t = frame.w.looks
  const choices = [
    { name: 'simple', text: t.simple, hint: t.simpleHint, isChosen: looks.isSimple },
    { name: 'contrast', text: t.contrast, hint: t.contrastHint, isChosen: looks.isHighContrast },
    { name: 'low-data', text: t.lowData, hint: t.lowDataHint, isChosen: looks.isLowData },
    { name: 'aloud', text: t.readAloud, hint: t.readAloudHint, isChosen: looks.isReadAloud },
    { name: 'shared', text: t.shared, hint: t.sharedHint, isChosen: looks.isShared },
  ]
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {isSaved && (
        <Notice kind="info">
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      <form class="stack" method="post" action={paths.looks()}>
        <RadioField
          name="size"
          label={t.size}
          value={looks.size}
          choices={TEXT_SIZES.map((size) => ({ value: size, text: t[size] }))}
        />
        <CheckField label={t.what} choices={choices} />
        <Button>{t.save}</Button>
      </form>
    </PortalPage>
  )
}
