import type { OwnInquiry } from '#audit'
import type { Frame } from '../../patient/view-types.ts'
import { inquirerWords, spanWords } from './inquiry-words.ts'

/** Who asked whom this account saw; nothing where nobody did. */
export function OwnInquiries({
  frame,
  inquiries,
}: {
  readonly frame: Frame
  readonly inquiries: readonly OwnInquiry[]
}) {
  if (inquiries.length === 0) return null
  const { w, timeZone } = frame
  const t = w.log.saw.asked
  return (
    <section>
      <h2>{t.ownTitle}</h2>
      <p>{t.ownText}</p>
      <ul>
        {inquiries.map((each) => (
          <li>
            <b>{w.formatInstant(each.at, timeZone)}</b> <bdi>{inquirerWords(each, frame)}</bdi> ·{' '}
            {spanWords(each, frame)}
          </li>
        ))}
      </ul>
    </section>
  )
}
