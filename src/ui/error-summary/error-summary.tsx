export type ErrorSummaryProps = {
  readonly title: string
  readonly text: string
  /** Names of the fields to mend, each a link to its field. */
  readonly faults?: readonly { readonly field: string; readonly text: string }[]
}

/** What is wrong with a form, above it; announced when the page opens. */
export function ErrorSummary({ title, text, faults = [] }: ErrorSummaryProps) {
  return (
    <div class="notice danger" role="alert">
      <h2>{title}</h2>
      <p>{text}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li>
              <a href={`#${fault.field}`}>{fault.text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
