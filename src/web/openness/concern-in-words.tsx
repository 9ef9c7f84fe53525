import { readClinicalDate } from '#base/instant'
import { type Concern, judgeConcern } from '#governance'
import { Facts } from '#ui/facts/facts'
import { Tag } from '#ui/tag/tag'
import type { Frame } from '../patient/view-types.ts'

const FEWEST_SHOWN = 5

/** A worry as everybody reads it: what was feared, what was counted and how, what it shows, and what is said to it. */
export function ConcernInWords({ frame, concern }: { readonly frame: Frame; readonly concern: Concern }) {
  const { w } = frame
  const t = w.decisions
  const judged = judgeConcern(concern, concern.measure)
  const metric = t.metrics[concern.metric]
  return (
    <>
      <h2>
        <bdi>{concern.worry}</bdi>
      </h2>
      <p>
        <Tag>{t.verdicts[judged.verdict]}</Tag>
      </p>
      <p dir="auto">{concern.hypothesis}</p>
      <p>{t[concern.direction]({ metric, percent: concern.threshold })}</p>
      <Counts frame={frame} concern={concern} />
      {judged.change !== null && (
        <p>
          {t.change({
            change: signed(judged.change, frame),
            low: signed(judged.low!, frame),
            high: signed(judged.high!, frame),
          })}
        </p>
      )}
      {concern.answer && (
        <>
          <h3>{t.answerOf}</h3>
          <p dir="auto">{concern.answer}</p>
        </>
      )}
    </>
  )
}

function Counts({ frame, concern: { measure, switchOn, days } }: { readonly frame: Frame; readonly concern: Concern }) {
  const { w, timeZone } = frame
  const t = w.decisions
  const about = { day: w.formatDay(readClinicalDate(switchOn)!), days }
  if (!measure) return <p>{t.notMeasured}</p>
  return (
    <>
      <Facts
        facts={[
          { label: t.before, value: perWeek(measure.before, frame) },
          { label: t.since, value: perWeek(measure.after, frame) },
        ]}
      />
      <p class="m">
        {t.measured}: {t.measuredHow({ ...about, when: w.formatInstant(measure.measuredAt, timeZone) })}
      </p>
    </>
  )
}

/** A count below five says nothing about anybody, and is not shown. */
function perWeek({ count, days }: { readonly count: number; readonly days: number }, { w }: Frame): string {
  if (count < FEWEST_SHOWN) return w.decisions.few
  const week = Math.round((count / Math.max(days, 1)) * 70) / 10
  return w.decisions.perWeek({ count: week, total: count, days: Math.round(days) })
}

function signed(hundredths: number, { w }: Frame): string {
  return `${hundredths > 0 ? '+' : hundredths < 0 ? '−' : ''}${w.formatNumber(Math.abs(hundredths))}`
}
