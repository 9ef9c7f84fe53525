import type { SummaryPart } from '#record'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'
import type { SummaryLine } from './line-of.ts'

export type SummaryView = {
  /** Name, birth date and the day of making, as one line. */
  readonly about: string
  readonly parts: readonly { readonly part: SummaryPart; readonly lines: readonly SummaryLine[] }[]
}

export type SummaryPageProps = { readonly frame: Frame; readonly summary: SummaryView }

/** What one takes along to a visit: one page, for the screen and for paper. */
export function SummaryPage({ frame, summary: { about, parts } }: SummaryPageProps) {
  const t = frame.w.summary
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">
        <bdi>{about}</bdi>
      </p>
      <p>{t.lead}</p>
      <p>
        {t.missing} <a href={paths.missing()}>{t.missingLink}</a>
      </p>
      {parts.every(({ lines }) => lines.length === 0) ? (
        <p>{t.none}</p>
      ) : (
        parts.map(({ part, lines }) => (
          <section class="summary">
            <h2>{t.parts[part]}</h2>
            {lines.length === 0 ? <p class="m">{t.nothing}</p> : <Lines lines={lines} />}
          </section>
        ))
      )}
      <section class="take-along">
        <h2>{t.forOthers}</h2>
        <p>{t.print}</p>
        <ul>
          <li>
            <a href={paths.newShare('code')}>{frame.w.sharing.newCode}</a>
          </li>
          <li>
            <a href={paths.sharing()}>{frame.w.sharing.title}</a>
          </li>
          <li>
            <a href={paths.summaryPdf()}>{t.pdf}</a>
          </li>
          <li>
            <a href={paths.summaryIps()}>{t.ips}</a>
          </li>
          <li>
            <a href={paths.download()}>{frame.w.download.title}</a>
          </li>
        </ul>
      </section>
    </PortalPage>
  )
}

function Lines({ lines }: { readonly lines: readonly SummaryLine[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li data-item={line.itemId}>
          <a href={paths.item(line.itemId)}>
            <bdi>{line.title}</bdi>
          </a>
          {line.otherName && (
            <>
              {' '}
              <bdi class="o">{line.otherName}</bdi>
            </>
          )}
          {line.value && (
            <>
              : <b>{<bdi>{line.value}</bdi>}</b>
            </>
          )}
          <span class="m">
            {line.facts.map((fact) => (
              <>
                {' '}
                · <bdi>{fact}</bdi>
              </>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
