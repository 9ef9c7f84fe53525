import { Invalid } from '#base/errors'
import { type SecondPersonRule, setSecondPersonRule } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

export type SecondPersonProps = {
  readonly frame: Frame
  readonly rules: readonly SecondPersonRule[]
  readonly institutions: readonly { readonly institutionId: string; readonly institutionName: string }[]
}

/** Where two people must agree before two records become one, each with a button that turns it. */
export function SecondPersonRules({ frame, rules, institutions }: SecondPersonProps) {
  const { w, timeZone } = frame
  const t = w.worklist
  const row = (institutionId: string | null, name: string) => {
    const rule = rules.find((each) => each.institutionId === institutionId)
    const isNeeded = rule?.isNeeded ?? false
    const now = rule || institutionId === null ? (isNeeded ? t.twoPersons : t.onePerson) : t.asRegion
    return {
      key: institutionId ?? 'region',
      cells: [
        <bdi>{name}</bdi>,
        now,
        rule ? `${rule.actorName}, ${w.formatInstantDay(rule.setAt, timeZone)}` : '',
        <form method="post" action={paths.secondPerson()}>
          <input type="hidden" name="institution" value={institutionId ?? 'region'} />
          <Button kind="secondary" name="needed" value={isNeeded ? 'no' : 'yes'}>
            {isNeeded ? t.askOne : t.askTwo}
          </Button>
        </form>,
      ],
    }
  }
  return (
    <section>
      <h2>{t.secondTitle}</h2>
      <p>{t.secondIntro}</p>
      <details>
        <summary>{t.secondTitle}</summary>
        <DataTable
          caption={t.secondTitle}
          isCaptionHidden
          columns={[w.staff.institution, w.staff.state, w.staff.decidedBy, ''].map((title) => ({ title }))}
          rows={[
            row(null, t.wholeRegion),
            ...institutions.map(({ institutionId, institutionName }) => row(institutionId, institutionName)),
          ]}
        />
      </details>
    </section>
  )
}

/** A steward says it from now on. */
export async function saySecondPerson(scope: StaffScope, { form }: Visit): Promise<Shown> {
  const { institution, needed } = form
  if (!institution || (needed !== 'yes' && needed !== 'no')) throw new Invalid('form', { detail: 'second person' })
  await setSecondPersonRule(scope, {
    institutionId: institution === 'region' ? null : institution,
    isNeeded: needed === 'yes',
  })
  return { goTo: paths.cases('region') }
}
