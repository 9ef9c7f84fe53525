export type Bar = { readonly name: string; readonly ours: BarValue; readonly theirs: BarValue }

/** What it says, and between 0 and 1 how long its bar is; without, it has none. */
export type BarValue = { readonly text: string; readonly part?: number }

export type BarsProps = {
  /** Says what is compared; read aloud before it. */
  readonly caption: string
  /** Over the names. */
  readonly what: string
  readonly ours: string
  readonly theirs: string
  readonly bars: readonly Bar[]
}

/** Two series side by side, a line each: a table whose figures have bars under them, so that it is its own picture. */
export function Bars({ caption, what, ours, theirs, bars }: BarsProps) {
  return (
    <table class="bars">
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          {[what, ours, theirs].map((title) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr>
            <th scope="row">{bar.name}</th>
            <BarCell {...bar.ours} kind="ours" />
            <BarCell {...bar.theirs} kind="theirs" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function BarCell({ part, text, kind }: BarValue & { readonly kind: 'ours' | 'theirs' }) {
  if (part === undefined) return <td>{text}</td>
  return (
    <td>
      {text}
      <svg aria-hidden="true" width="100%" height="8">
        <rect class="rail" width="100%" height="8" rx="4" />
        {part > 0 && <rect class={kind} width={`${Math.max(Math.round(part * 1000) / 10, 1)}%`} height="8" rx="4" />}
      </svg>
    </td>
  )
}
