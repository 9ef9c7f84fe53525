import type { CodeList, Imported } from '#terminology'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths, type SiteOrRegion } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type ImportPageProps = {
  readonly frame: Frame
  readonly place: SiteOrRegion
  /** For stewards: whose list it is. */
  readonly institutions: readonly { readonly id: string; readonly name: string }[]
  readonly outcome: (Imported & { readonly faults: CodeList['faults'] }) | null
  readonly fault: boolean
  readonly form: Readonly<Record<string, string>>
}

const MOST_FAULTS = 100

/** A list of codes, pasted; and what became of each line. */
export function ImportPage({ frame, place, institutions, outcome, fault, form }: ImportPageProps) {
  const { w } = frame
  const t = w.terms
  return (
    <PortalPage frame={frame} title={t.import} wide>
      <BackLink href={paths.terms(place)}>{w.frame.backTo({ page: t.title })}</BackLink>
      <h1>{t.import}</h1>
      <p class="lead">{t.importIntro}</p>
      {outcome && (
        <Notice kind="info">
          <p>{t.imported({ added: outcome.added, known: outcome.known })}</p>
          {outcome.faults.length > 0 && (
            <ul>
              {outcome.faults.slice(0, MOST_FAULTS).map((each) => (
                <li>{t.lineFault({ line: each.line, fault: t.faults[each.fault] })}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <form method="post" action={paths.importTerms(place)}>
        {institutions.length > 0 && (
          <SelectField
            name="institution"
            label={t.institution}
            value={form.institution ?? ''}
            choices={institutions.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <LongField
          name="table"
          label={t.table}
          value={form.table ?? ''}
          fault={fault ? t.notATable : null}
          isRequired
        />
        <Field name="system" label={t.system} hint={t.systemHint} value={form.system ?? ''} autoComplete="off" />
        <Field name="code" label={t.codeColumn} value={form.code ?? ''} autoComplete="off" />
        <Field name="name" label={t.nameColumn} value={form.name ?? ''} autoComplete="off" />
        <Button kind="primary">{t.bring}</Button>
      </form>
    </PortalPage>
  )
}
