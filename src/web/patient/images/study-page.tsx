import type { SeriesRow } from '#imaging'
import { wordFor } from '#messages/word-for'
import { BackLink } from '#ui/back-link/back-link'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame, ListRow } from '../view-types.ts'
import { LessData } from './less-data.tsx'
import { PictureInRow } from './picture-in-row.tsx'
import type { PictureSize } from './picture-size.ts'

/** What pages of pictures show of their study. */
export type StudyOfPage = Pick<ListRow, 'itemId' | 'title' | 'happened' | 'institutionName' | 'partOf'>

export type StudyPageProps = {
  readonly frame: Frame
  readonly study: StudyOfPage
  readonly series: readonly SeriesRow[]
  readonly size: PictureSize
}

/** The series of a study, each with one picture out of its middle. */
export function StudyPage({ frame, study, series, size }: StudyPageProps) {
  const { w } = frame
  const t = w.pictures
  const title = t.title({ what: study.title })
  const hasAny = series.some(({ canBeShown }) => canBeShown)
  return (
    <PortalPage frame={frame} title={title}>
      <BackLink href={paths.item(study.itemId)}>{w.frame.backTo({ page: study.title })}</BackLink>
      <h1>{title}</h1>
      <p class="lead">
        {study.happened ? w.formatDate(study.happened) : w.categoryPage.noDate} · <bdi>{study.institutionName}</bdi>
      </p>
      {study.partOf && (
        <p>
          <a href={paths.item(study.partOf.itemId)}>{t.report}</a>
        </p>
      )}
      {!hasAny && (
        <Notice kind="info">
          <p>{t.notHere({ institution: study.institutionName })}</p>
        </Notice>
      )}
      {hasAny && <p>{t.readReport}</p>}
      {series.map((one) => (
        <Series frame={frame} study={study} series={one} size={size} />
      ))}
      {hasAny && <LessData frame={frame} size={size} href={(other) => paths.pictures(study.itemId, { size: other })} />}
    </PortalPage>
  )
}

type OneSeries = Omit<StudyPageProps, 'series'> & { readonly series: SeriesRow }

function Series({ frame, study, series, size }: OneSeries) {
  const { w } = frame
  const t = w.pictures
  const name = seriesName(series, frame)
  const middle = Math.max(1, Math.ceil(series.pictures / 2))
  const href = paths.series(study.itemId, series.place, { size })
  return (
    <section>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      {series.pictures > 0 && (
        <p>
          {wordFor(t.modalities, series.modality)} · {t.count({ count: series.pictures })}
        </p>
      )}
      {series.canBeShown && (
        <>
          <a class="picture" href={href}>
            <PictureInRow
              src={paths.frame(study.itemId, series.place, middle, { size, as: 'row' })}
              alt={t.alt({ number: middle, count: series.pictures, name })}
              lazy={series.place > 2}
            />
          </a>
          <p>
            <a href={href}>{t.seeAll({ count: series.pictures })}</a>
          </p>
        </>
      )}
      {series.pictures > 0 && !series.canBeShown && <p>{t.notThese}</p>}
      {series.others.length > 0 && (
        <ul>
          {series.others.map((kind) => (
            <li>{t.others[kind]}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The sender's own name of a series, or its number. */
export function seriesName(series: SeriesRow, { w }: Frame): string {
  return series.name ?? w.pictures.series({ number: series.place })
}
