export type ComparedField = {
  readonly label: string
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
  /** A word for how the two agree. */
  readonly agrees: string
  /** Set apart by weight as well as by the word. */
  readonly isDifferent: boolean
}

export type ComparisonProps = {
  /** Says what is compared; read aloud before it. */
  readonly caption: string
  /** Over the first column, for those who hear the table. */
  readonly what: string
  readonly ours: string
  readonly theirs: string
  readonly fields: readonly ComparedField[]
}

/** Two descriptions of a human being side by side, field by field; fits a phone. */
export function Comparison({ caption, what, ours, theirs, fields }: ComparisonProps) {
  return (
    <table class="compare">
      <caption class="ds-sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="ds-sr-only">{what}</span>
          </th>
          <th scope="col">{ours}</th>
          <th scope="col">{theirs}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr>
            <th scope="row">
              {field.label} <span class={field.isDifferent ? 'agrees differs' : 'agrees'}>{field.agrees}</span>
            </th>
            <td>{linesOf(field.ours)}</td>
            <td>{linesOf(field.theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function linesOf(lines: readonly string[]) {
  return lines.length === 0 ? '–' : lines.map((line) => <bdi>{line}</bdi>)
}
