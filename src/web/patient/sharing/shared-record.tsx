import type { SharedLine, SharedPage } from '#sharing'

export type SharedRecordProps = {
  readonly page: SharedPage
  readonly direction: 'ltr' | 'rtl'
  /** The rank of the headings of its parts. */
  readonly level: 2 | 3
}

/** What a recipient reads, and what was previewed: one and the same. In its own language, wherever it stands. */
export function SharedRecord({ page, direction, level }: SharedRecordProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="shared" lang={page.language} dir={direction}>
      <p>
        <b>
          <bdi>{page.about}</bdi>
        </b>
      </p>
      {page.parts.map(({ title, lines, nothing }) => (
        <section class="summary">
          <Heading>{title}</Heading>
          {lines.length === 0 ? (
            <p class="m">{nothing}</p>
          ) : (
            <ul>
              {lines.map((line) => (
                <li>
                  <Line line={line} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

function Line({ line: { title, otherName, value, facts } }: { readonly line: SharedLine }) {
  return (
    <>
      <bdi>{title}</bdi>
      {otherName && (
        <>
          {' '}
          <bdi class="o">{otherName}</bdi>
        </>
      )}
      {value && (
        <>
          : <b>{<bdi>{value}</bdi>}</b>
        </>
      )}
      <span class="m">
        {facts.map((fact) => (
          <>
            {' '}
            · <bdi>{fact}</bdi>
          </>
        ))}
      </span>
    </>
  )
}
