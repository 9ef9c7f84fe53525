import type { LineFault, ValueKind } from '#journal'
import { KINDS } from '#journal'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type ListPageProps = {
  readonly frame: Frame
  readonly kind: ValueKind
  readonly formKey: string
  readonly typed: string
  /** Lines that cannot be read, or what is wrong with all of it. */
  readonly faults: readonly LineFault[] | 'none' | 'many'
}

const MOST_TOLD = 20

/** Many values at once, pasted from a table. */
export function ListPage({ frame, kind, formKey, typed, faults }: ListPageProps) {
  const { w } = frame
  const t = w.journal
  const told = faultWords(faults, frame)
  const example = KINDS[kind].second ? '2026-11-20; 08:30; 128; 82' : `2026-11-20; 08:30; ${EXAMPLES[kind] ?? 7}`
  return (
    <PortalPage frame={frame} title={t.list}>
      <BackLink href={paths.journalOf(kind)}>{w.frame.backTo({ page: t.kinds[kind] })}</BackLink>
      <h1>
        {t.list}: {t.kinds[kind]}
      </h1>
      {told.length > 0 && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={Array.isArray(faults) ? t.listFaultTitle : told[0]!}
          faults={told.map((text) => ({ field: 'lines', text }))}
        />
      )}
      <p class="lead">{t.listLead}</p>
      <p>
        {t.listExample({ line: '' })}
        <bdi>
          <code>{example}</code>
        </bdi>
      </p>
      <form class="stack" method="post" action={paths.journalList(kind)}>
        <input type="hidden" name="key" value={formKey} />
        <LongField name="lines" label={t.listField} value={typed} fault={told[0] ?? null} isRequired />
        <div>
          <Button>{t.listSend}</Button>
        </div>
      </form>
    </PortalPage>
  )
}

const EXAMPLES: Partial<Record<ValueKind, string>> = {
  pulse: '72',
  weight: '71.5',
  temperature: '37.2',
  glucose: '6.1',
  oxygen: '96',
  'peak-flow': '420',
  pain: '3',
}

function faultWords(faults: ListPageProps['faults'], { w }: Frame): readonly string[] {
  const t = w.journal
  if (faults === 'none') return [t.listNone]
  if (faults === 'many') return [t.listMany]
  return faults.slice(0, MOST_TOLD).map(({ line, fault }) => t.listFaults[fault]({ line }))
}
