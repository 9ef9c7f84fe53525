import type { PictureRow, SeriesRow } from '#imaging'
import { BackLink } from '#ui/back-link/back-link'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import { LessData } from './less-data.tsx'
import { PictureInRow } from './picture-in-row.tsx'
import type { PictureSize } from './picture-size.ts'
import { PictureSteps } from './picture-steps.tsx'
import { type StudyOfPage, seriesName } from './study-page.tsx'

export const PICTURES_A_PAGE = 8

export type SeriesPageProps = {
  readonly frame: Frame
  readonly study: StudyOfPage
  readonly series: SeriesRow
  readonly pictures: readonly PictureRow[]
  readonly page: number
  /** The number of the last page. */
  readonly last: number
  readonly size: PictureSize
}

/** Some pictures of a series, in the sender's order; each leads to itself, large. */
export function SeriesPage({ frame, study, series, pictures, page, last, size }: SeriesPageProps) {
  const { w } = frame
  const t = w.pictures
  const name = seriesName(series, frame)
  const count = series.pictures
  const turnTo = (to: number, text: string) =>
    to === page || to < 1 || to > last
      ? null
      : { href: paths.series(study.itemId, series.place, { page: to, size }), text }
  const first = (page - 1) * PICTURES_A_PAGE + 1
  const steps = (
    <PictureSteps
      label={t.paging}
      where={t.shown({ from: first, to: first + pictures.length - 1, count })}
      first={page > 2 ? turnTo(1, t.first) : null}
      previous={turnTo(page - 1, t.previous)}
      next={turnTo(page + 1, t.next)}
      last={page < last - 1 ? turnTo(last, t.last) : null}
    />
  )
  return (
    <PortalPage frame={frame} title={name}>
      <BackLink href={paths.pictures(study.itemId, { size })}>{w.frame.backTo({ page: study.title })}</BackLink>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="lead">
        {study.happened ? w.formatDate(study.happened) : w.categoryPage.noDate} · {t.count({ count: series.pictures })}
      </p>
      {steps}
      <PictureList {...{ frame, study, series, pictures, size }} />
      {steps}
      <LessData
        frame={frame}
        size={size}
        href={(other) => paths.series(study.itemId, series.place, { page, size: other })}
      />
      <p class="m">{t.ifNothing({ institution: study.institutionName })}</p>
    </PortalPage>
  )
}

function PictureList({ frame, study, series, pictures, size }: Omit<SeriesPageProps, 'page' | 'last'>) {
  return (
    <ul class="pictures">
      {pictures.map(({ place, canBeShown }, at) => (
        <li>
          <a class="picture" href={paths.picture(study.itemId, series.place, place, { size })}>
            {canBeShown && (
              <PictureInRow
                src={paths.frame(study.itemId, series.place, place, { size, as: 'row' })}
                alt=""
                lazy={at > 3}
              />
            )}
            <span>{frame.w.pictures.number({ number: place, count: series.pictures })}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
