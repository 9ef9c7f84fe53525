import type { Words } from '#messages/translator'
import { Trend } from '#ui/trend/trend'
import { rangeWords } from '../item-row.tsx'
import type { LeftOutValue, TrendData } from '../view-types.ts'

export type ItemTrendProps = { readonly trend: TrendData; readonly title: string; readonly w: Words }

/** How the same test went over time: a picture, a table, and what was left out and why. */
export function ItemTrend({ trend, title, w }: ItemTrendProps) {
  const points = trend.series.flatMap((one) => one.points)
  const count = points.length
  if (count < 2) return trend.leftOut.length > 0 ? <Apart trend={trend} w={w} /> : null
  const range = rangeWords({ ...trend, rangeText: null }, w)
  return (
    <section>
      <h2>{w.item.overTime}</h2>
      <p>{w.item.trendSummary({ count, unit: trend.unit })}</p>
      <Trend
        series={trend.series.map(({ source, points }) => ({
          source,
          points: points.map(({ happened, number, text, converted, bound, isThis }) => ({
            at: happened.sortAt.getTime(),
            number,
            date: w.formatDay(happened),
            text: converted ?? text,
            beside: converted && w.item.asSent({ value: text }),
            bound,
            isThis,
          })),
        }))}
        low={trend.rangeLow}
        high={trend.rangeHigh}
        usual={range && w.item.usualShort({ range })}
        label={`${title}: ${w.item.trendSummary({ count, unit: trend.unit })}. ${firstAndLast(points, w)}`}
        caption={w.item.trendTable}
        columns={{ date: w.item.date, result: w.item.result, source: w.item.source }}
        thisOne={w.item.thisOne}
        format={String}
      />
      {points.some(({ bound }) => bound !== null) && <p class="m">{w.item.boundMark}</p>}
      {points.some(({ converted }) => converted !== null) && <p>{w.item.convertedNote({ unit: trend.unit })}</p>}
      <LeftOut values={trend.leftOut} w={w} />
    </section>
  )
}

/** Where the line begins and where it ends, for who hears the picture. */
function firstAndLast(points: TrendData['series'][number]['points'], w: Words): string {
  const inOrder = points.toSorted((one, other) => one.happened.sortAt.getTime() - other.happened.sortAt.getTime())
  return [inOrder[0]!, inOrder.at(-1)!]
    .map((one) => `${w.formatDay(one.happened)}: ${one.converted ?? one.text}`)
    .join('; ')
}

/** Nothing may be drawn beside this value; what there is stands apart. */
function Apart({ trend, w }: Pick<ItemTrendProps, 'trend' | 'w'>) {
  return (
    <section>
      <h2>{w.item.overTime}</h2>
      <p>{w.item.onlyThisOne}</p>
      <LeftOut values={trend.leftOut} w={w} />
    </section>
  )
}

function LeftOut({ values, w }: { readonly values: readonly LeftOutValue[]; readonly w: Words }) {
  if (values.length === 0) return null
  const t = w.item
  const reasons = {
    'other-unit': t.leftOutOtherUnit,
    'unknown-unit': t.leftOutUnknownUnit,
    'no-molar-mass': t.leftOutNoMolarMass,
    'other-specimen': t.leftOutOtherSpecimen,
    'other-method': t.leftOutOtherMethod,
    'no-number': t.leftOutNoNumber,
    'other-test': t.leftOutOtherTest,
    'no-date': t.leftOutNoDate,
  }
  return (
    <>
      <h3>{t.leftOut}</h3>
      <ul>
        {values.map((value) => (
          <li>
            <bdi>{value.text}</bdi> · {value.happened ? w.formatDay(value.happened) : w.categoryPage.noDate} ·{' '}
            <bdi>{value.source}</bdi>. {reasons[value.reason]}
          </li>
        ))}
      </ul>
    </>
  )
}
