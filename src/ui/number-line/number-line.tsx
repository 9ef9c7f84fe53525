export type NumberLineProps = {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** The whole picture in a sentence, for those who do not see it. */
  readonly label: string
  readonly usual: string
  readonly format: (value: number) => string
}

/**
 * Where a value lies beside its usual range. Places are percentages and sizes are not, so that the figures stay
 * readable on a narrow screen. Numbers run from left to right in every language.
 */
export function NumberLine({ value, low, high, label, usual, format }: NumberLineProps) {
  const [start, end] = endsOf(value, low, high)
  const place = (at: number) => Math.round(((at - start) / (end - start)) * 9200 + 400) / 100
  const left = low === null ? 0 : place(low)
  const right = high === null ? 100 : place(high)
  const isNarrow = right - left < 18
  return (
    <svg class="line" role="img" aria-label={label} width="100%" height="84">
      <rect class="track" x="0" y="38" width="100%" height="12" rx="6" />
      <rect class="usual" x={`${left}%`} y="34" width={`${Math.max(right - left, 1)}%`} height="20" rx="4" />
      {isNarrow ? (
        <text x={`${clamp((left + right) / 2)}%`} y="76">
          {usual}
        </text>
      ) : (
        <>
          {low !== null && (
            <text x={`${clamp(left)}%`} y="76">
              {format(low)}
            </text>
          )}
          {high !== null && (
            <text x={`${clamp(right)}%`} y="76">
              {format(high)}
            </text>
          )}
        </>
      )}
      <circle cx={`${place(value)}%`} cy="44" r="9" />
      <text class="here" x={`${clamp(place(value))}%`} y="22">
        {format(value)}
      </text>
    </svg>
  )
}

function clamp(percent: number): number {
  return Math.min(Math.max(percent, 6), 94)
}

/** The ends of the line: half a range on either side, more when the value lies farther out; never below zero for nothing. */
function endsOf(value: number, low: number | null, high: number | null): [number, number] {
  const from = low ?? Math.min(0, value)
  const to = high ?? Math.max(from * 2, value)
  const margin = Math.max(to - from, Math.abs(to) * 0.1, Number.EPSILON) / 2
  const start = Math.min(from - margin, value - margin / 4)
  const end = Math.max(to + margin, value + margin / 4)
  return [from >= 0 && value >= 0 ? Math.max(start, 0) : start, end > start ? end : start + 1]
}
