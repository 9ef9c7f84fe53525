import type { PatientNotice } from '#patient-index'
import { paths, type StaffPlace } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'

/** Patients whose record stood with another human being's; nothing at all where there are none. */
export function NoticeList({
  frame,
  place,
  notices,
}: {
  readonly frame: Frame
  readonly place: StaffPlace
  readonly notices: readonly PatientNotice[]
}) {
  const { w, timeZone } = frame
  const t = w.worklist
  if (notices.length === 0) return null
  return (
    <section>
      <h2>{t.notices}</h2>
      <p>{t.noticeIntro}</p>
      <ul class="looks">
        {notices.map((notice) => {
          const born = bornIn(notice.demographics, frame)
          return (
            <li>
              <p>
                <a href={paths.notice(place, notice.noticeId)}>
                  <bdi>{nameIn(notice.demographics, frame)}</bdi>
                </a>
                {born && <> · {t.born({ day: born })}</>}
              </p>
              <p class="m">
                {place === 'region' && (
                  <>
                    <bdi>{notice.institutionName}</bdi> ·{' '}
                  </>
                )}
                {t.noticeLine({
                  since: w.formatInstantDay(notice.since, timeZone),
                  until: w.formatInstantDay(notice.until, timeZone),
                })}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
