import { type Light, lightsFor, type PictureRow, type SeriesRow } from '#imaging'
import { BackLink } from '#ui/back-link/back-link'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { LessData } from './less-data.tsx'
import type { PictureSize } from './picture-size.ts'
import { PictureSteps } from './picture-steps.tsx'
import { PICTURES_A_PAGE } from './series-page.tsx'
import { type StudyOfPage, seriesName } from './study-page.tsx'

export type PicturePageProps = {
  readonly frame: Frame
  readonly study: StudyOfPage
  readonly series: SeriesRow
  readonly picture: PictureRow
  readonly light: Light
  readonly size: PictureSize
}

/** One picture, large, with the choices of brightness. */
export function PicturePage({ frame, study, series, picture, light, size }: PicturePageProps) {
  const { w } = frame
  const t = w.pictures
  const name = seriesName(series, frame)
  const { place } = picture
  const [number, count] = [place, series.pictures]
  const at = (to: number, other: { light?: Light; size?: PictureSize } = {}) =>
    paths.picture(study.itemId, series.place, to, { light, size, ...other })
  const stepTo = (to: number, text: string) =>
    to === place || to < 1 || to > series.pictures ? null : { href: at(to), text }
  const page = Math.ceil(place / PICTURES_A_PAGE)
  return (
    <PortalPage frame={frame} title={t.number({ number, count })}>
      <BackLink href={paths.series(study.itemId, series.place, { page, size })}>
        {w.frame.backTo({ page: name })}
      </BackLink>
      <h1>{t.number({ number, count })}</h1>
      <p class="lead">
        <bdi>{study.title}</bdi> · {study.happened ? w.formatDate(study.happened) : w.categoryPage.noDate}
      </p>
      {picture.caution && (
        <Notice kind="info">
          <p>{picture.caution === 'burned-in' ? t.burnedIn : t.maybeWords}</p>
        </Notice>
      )}
      <Large {...{ frame, study, series, picture, light, size }} />
      <PictureSteps
        label={t.paging}
        where={t.number({ number, count })}
        first={stepTo(1, t.first)}
        previous={stepTo(place - 1, t.previous)}
        next={stepTo(place + 1, t.next)}
        last={stepTo(series.pictures, t.last)}
      />
      <Brightness frame={frame} picture={picture} light={light} hrefOf={(choice) => at(place, { light: choice })} />
      <p class="m">{t.noDiagnosis}</p>
      <LessData frame={frame} size={size} href={(other) => at(place, { size: other })} />
      <p class="m">{t.ifNothing({ institution: study.institutionName })}</p>
    </PortalPage>
  )
}

function Large({ frame, study, series, picture, light, size }: PicturePageProps) {
  const t = frame.w.pictures
  if (!picture.canBeShown) return <p>{t.notThese}</p>
  const name = seriesName(series, frame)
  return (
    <img
      class="large"
      src={paths.frame(study.itemId, series.place, picture.place, { light, size })}
      alt={t.alt({ number: picture.place, count: series.pictures, name })}
      width={picture.columns || undefined}
      height={picture.rows || undefined}
    />
  )
}

type BrightnessProps = Pick<PicturePageProps, 'frame' | 'picture' | 'light'> & {
  readonly hrefOf: (light: Light) => string
}

function Brightness({ frame, picture, light, hrefOf }: BrightnessProps) {
  const t = frame.w.pictures
  return (
    <>
      <h2>{t.brightness}</h2>
      <ul class="chips">
        {lightsFor(picture.modality).map((choice) => (
          <li>
            <a
              class="ds-button"
              data-variant={choice === light ? 'primary' : 'secondary'}
              aria-current={choice === light ? 'true' : undefined}
              href={hrefOf(choice)}
            >
              {t.lights[choice]}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
