import type { VNode } from 'preact'
import { DataTable } from '../data-table/data-table.tsx'

export type TrendMark = {
  readonly at: number
  readonly number: number
  readonly date: string
  readonly text: string
  /** What stands behind it in the table: the sender's own value, where this one was converted. */
  readonly beside?: string | null
  /** The value lies somewhere below, or above, its number: a line without a dot. */
  readonly bound?: 'below' | 'above' | null
  readonly isThis: boolean
}
export type TrendSeries = { readonly source: string; readonly points: readonly TrendMark[] }

export type TrendProps = {
  /** Values that may be compared, oldest first; the caller has left the others out and says why below the table. */
  readonly series: readonly TrendSeries[]
  readonly low: number | null
  readonly high: number | null
  readonly usual: string | null
  readonly label: string
  readonly caption: string
  readonly columns: { readonly date: string; readonly result: string; readonly source: string }
  readonly thisOne: string
  readonly format: (value: number) => string
}

const TOP = 16
const BOTTOM = 164

/** Values over time as a picture, with the same values in a table under it. */
export function Trend(props: TrendProps) {
  const { series, label, caption, columns, thisOne } = props
  const rows = series
    .flatMap((one) => one.points.map((point) => ({ point, source: one.source })))
    .sort((a, b) => b.point.at - a.point.at)
    .map(({ point, source }, at) => ({
      key: String(at),
      cells: [point.isThis ? `${point.date} (${thisOne})` : point.date, <Result point={point} />, <bdi>{source}</bdi>],
    }))
  return (
    <>
      <TrendPicture {...pictureOf(props)} label={label} />
      <Legend series={series} usual={props.usual} />
      <details>
        <summary>{caption}</summary>
        <DataTable
          caption={caption}
          isCaptionHidden
          columns={[{ title: columns.date }, { title: columns.result, isNumber: true }, { title: columns.source }]}
          rows={rows}
        />
      </details>
    </>
  )
}

function Result({ point: { text, beside } }: { readonly point: TrendMark }) {
  return (
    <>
      <bdi>{text}</bdi>
      {beside && (
        <>
          {' '}
          <span class="m">({beside})</span>
        </>
      )}
    </>
  )
}

function Legend({ series, usual }: Pick<TrendProps, 'series' | 'usual'>) {
  return (
    <ul class="legend">
      {usual && (
        <li>
          <svg class="trend" aria-hidden="true" width="20" height="20">
            <rect class="usual" y="3" width="20" height="14" />
          </svg>{' '}
          {usual}
        </li>
      )}
      {series.map((one, at) => (
        <li>
          <svg class="trend" aria-hidden="true" width="20" height="20">
            <Mark x="10" y={10} shape={at} isThis={false} />
          </svg>{' '}
          <bdi>{one.source}</bdi>
        </li>
      ))}
    </ul>
  )
}

type Picture = ReturnType<typeof pictureOf>

function TrendPicture({ label, band, lines, marks, texts }: Picture & { readonly label: string }) {
  return (
    <svg class="trend" role="img" aria-label={label} width="100%" height="208">
      {band && <rect class="usual" x="0" width="100%" y={band.y} height={band.height} />}
      {lines.map((line) => (
        <line x1={line.x1} y1={line.y1} x2={line.x2} y2={line.y2} />
      ))}
      {marks.map((mark) =>
        mark.bound ? (
          <Interval x={mark.x} y={mark.y} bound={mark.bound} />
        ) : (
          <Mark x={mark.x} y={mark.y} shape={mark.shape} isThis={mark.isThis} />
        ),
      )}
      {texts.map((text) => (
        <text x={text.x} y={text.y} class={text.place}>
          {text.text}
        </text>
      ))}
    </svg>
  )
}

/** A value such as "<5": from its bound to the end of the picture, with a bar at the bound and no dot. */
function Interval({ x, y, bound }: { readonly x: string; readonly y: number; readonly bound: 'below' | 'above' }) {
  return (
    <>
      <line class="bound" x1={x} x2={x} y1={y} y2={bound === 'below' ? BOTTOM : TOP} />
      <rect class="bound" x={x} y={y} width="14" height="2" transform="translate(-7 -1)" />
    </>
  )
}

/** Sources differ by shape, not by colour alone. */
function Mark({ x, y, shape, isThis }: { x: string; y: number; shape: number; isThis: boolean }): VNode {
  const look = isThis ? 'this' : shape === 0 ? undefined : 'hollow'
  if (shape % 2 === 0) return <circle class={look} cx={x} cy={y} r={isThis ? 8 : 5} />
  return <rect class={look} x={x} y={y} width="10" height="10" transform="translate(-5 -5)" />
}

function pictureOf({ series, low, high, format }: TrendProps) {
  const points = series.flatMap((one) => one.points)
  const times = points.map((point) => point.at)
  const numbers = points.map((point) => point.number)
  const from = Math.min(...times)
  const span = Math.max(...times) - from || 1
  const bottom = Math.min(...numbers, low ?? Infinity, high ?? Infinity)
  const top = Math.max(...numbers, low ?? -Infinity, high ?? -Infinity)
  const height = top - bottom || 1
  const x = (at: number) => `${Math.round(((at - from) / span) * 8200 + 1300) / 100}%`
  const y = (number: number) => Math.round(BOTTOM - ((number - bottom) / height) * (BOTTOM - TOP))
  const lines = series.flatMap((one) =>
    one.points.slice(1).flatMap((point, at) => {
      const before = one.points[at]!
      // Where a value lies on an interval nobody can draw a line to it.
      if (before.bound || point.bound) return []
      return { x1: x(before.at), y1: y(before.number), x2: x(point.at), y2: y(point.number) }
    }),
  )
  const marks = series.flatMap((one, shape) =>
    one.points.map(({ at, number, isThis, bound = null }) => ({ x: x(at), y: y(number), shape, isThis, bound })),
  )
  const band =
    low === null && high === null ? null : bandOf(high === null ? TOP : y(high), low === null ? BOTTOM : y(low))
  const oldest = points.find((point) => point.at === from)
  const newest = points.find((point) => point.at === from + span)
  const texts = [
    { x: '0', y: y(top) + 5, text: format(top), place: undefined },
    { x: '0', y: y(bottom) + 5, text: format(bottom), place: undefined },
    { x: '0', y: 200, text: isolated(oldest?.date), place: undefined },
    { x: '100%', y: 200, text: newest === oldest ? '' : isolated(newest?.date), place: 'end' },
  ]
  return { band, lines, marks, texts: texts.filter((text) => text.text !== '') }
}

function bandOf(y: number, bottom: number) {
  return { y, height: Math.max(bottom - y, 2) }
}

/** The picture runs from left to right; a date inside it keeps its own direction (Unicode TR9, first strong isolate). */
function isolated(date: string | undefined): string {
  return date ? `\u2068${date}\u2069` : ''
}
