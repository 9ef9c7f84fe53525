import { readClinicalDate } from '#base/instant'
import type { Total } from '#questionnaires'
import { Trend } from '#ui/trend/trend'
import { dayAt } from '../../start-of-day.ts'
import type { Frame } from '../view-types.ts'

export type TotalsPictureProps = {
  readonly frame: Frame
  /** The earliest first. */
  readonly totals: readonly Total[]
  readonly source: string
  readonly thisAsk: string
}

/** How a total went over time. */
export function TotalsPicture({ frame, totals, source, thisAsk }: TotalsPictureProps) {
  const { w, timeZone } = frame
  const t = w.questionnaires
  const points = totals.map(({ askId, sentAt, score }) => {
    const day = readClinicalDate(dayAt(sentAt, timeZone))
    return {
      at: sentAt.getTime(),
      number: score,
      date: day ? w.formatDay(day) : '',
      text: w.formatNumber(score),
      isThis: askId === thisAsk,
    }
  })
  return (
    <Trend
      series={[{ source, points }]}
      low={null}
      high={null}
      usual={null}
      label={`${t.totals({ count: points.length })}: ${points.map(({ text }) => text).join(', ')}`}
      caption={t.totalsTable}
      columns={{ date: t.totalWhen, result: t.totalNumber, source: t.totalFrom }}
      thisOne={t.totalThis}
      format={w.formatNumber}
    />
  )
}
