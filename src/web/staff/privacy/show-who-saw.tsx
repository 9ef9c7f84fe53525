import { type KeptInquiry, listInquiries, MOST_LINES, MOST_LINES_IN_TABLE, type Seen, whomAccountSaw } from '#audit'
import { NotFound } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { DataTable } from '#ui/data-table/data-table'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { inquirerWords, spanWords } from '../../account/ways-in/inquiry-words.ts'
import { paths } from '../../paths.ts'
import { sawWords } from '../../patient/access-log/access-sentence.tsx'
import { entryOf } from '../../patient/access-log/entry-of.ts'
import { writeTable } from '../../patient/access-log/write-log-table.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAfter, isDay, startOfDay } from '../../start-of-day.ts'

type WhoSawForm = { readonly account: string; readonly from: string; readonly until: string; readonly reason: string }
type WhoSawFault = 'account' | 'time' | 'reason'

/** Where a steward or privacy officer asks whom an account saw. */
export async function showWhoSaw(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const form = { account: '', from: '', until: '', reason: '' }
  const asked = await listInquiries(scope)
  return { view: <WhoSawPage frame={frame} role={scope.role} form={form} fault={null} seen={null} asked={asked} /> }
}

/** Answers on the page or as a table, and writes down that it was asked; both days are in it. */
export async function askWhoSaw(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { account = '', from = '', until = '', reason = '' } = visit.form
  const form = { account: account.trim().slice(0, 200), from, until, reason: reason.trim() }
  const again = (fault: WhoSawFault): Shown => ({
    view: <WhoSawPage frame={frame} role={scope.role} form={form} fault={fault} seen={null} asked={[]} />,
    status: 422,
  })
  if (form.account === '') return again('account')
  if (!isDay(from) || !isDay(until) || until < from) return again('time')
  if (form.reason === '') return again('reason')
  const { timeZone } = frame
  const span = { from: startOfDay(from, timeZone), until: startOfDay(dayAfter(until, 1), timeZone) }
  try {
    const isTable = visit.form.as === 'table'
    const inquiry = { account: form.account, reason: form.reason, ...span }
    const seen = await whomAccountSaw(scope, inquiry, isTable ? MOST_LINES_IN_TABLE : MOST_LINES)
    if (isTable) return tableOf(seen, scope, frame)
    const asked = await listInquiries(scope)
    return { view: <WhoSawPage frame={frame} role={scope.role} form={form} fault={null} seen={seen} asked={asked} /> }
  } catch (fault) {
    if (fault instanceof NotFound) return again('account')
    throw fault
  }
}

/** The same as comma-separated values; where there is more than it holds its last row says so. */
function tableOf({ account, lines, hasMore }: Seen, scope: StaffScope, frame: Frame): Shown {
  const { w, timeZone } = frame
  const t = w.log.saw
  const rows = lines.map((line) => [
    w.formatInstant(line.at, timeZone),
    personWords(line),
    line.personId,
    sawWords(entryOf({ ...line, actorName: account.name, institutionName: null }), frame),
  ])
  const end = hasMore ? [[t.csvMost({ count: lines.length })]] : []
  const name = `who-saw-${scope.now.toISOString().slice(0, 10)}.csv`
  const bytes = Buffer.from(writeTable([[t.when, t.person, 'id', t.what], ...rows, ...end]))
  return { file: { contentType: 'text/plain', name, bytes } }
}

function personWords({ given, family, birthDate }: Seen['lines'][number]): string {
  return [given, family, birthDate].filter(Boolean).join(' ')
}

type WhoSawPageProps = {
  readonly frame: Frame
  readonly role: StaffScope['role']
  readonly form: WhoSawForm
  readonly fault: WhoSawFault | null
  readonly seen: Seen | null
  readonly asked: readonly KeptInquiry[]
}

function WhoSawPage({ frame, role, form, fault, seen, asked }: WhoSawPageProps) {
  const { w } = frame
  const t = w.log.saw
  const at = (field: WhoSawFault) => (fault === field ? t.faults[field] : null)
  const home = role === 'steward' ? paths.region() : paths.privacy()
  const homeTitle = role === 'steward' ? w.staff.regionTitle : w.staff.privacyTitle
  return (
    <PortalPage frame={frame} title={t.title} wide>
      <BackLink href={home}>{w.frame.backTo({ page: homeTitle })}</BackLink>
      {fault && (
        <ErrorSummary
          title={w.errors.invalidTitle}
          text={t.faults[fault]}
          faults={[{ field: fault === 'time' ? 'from' : fault, text: t.faults[fault] }]}
        />
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <form class="stack" method="post" action={paths.whoSaw()}>
        <Field
          name="account"
          label={t.account}
          value={form.account}
          fault={at('account')}
          autoComplete="off"
          isRequired
        />
        <Field name="from" type="date" label={t.from} value={form.from} fault={at('time')} isRequired />
        <Field name="until" type="date" label={t.until} value={form.until} isRequired />
        <Field
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          value={form.reason}
          fault={at('reason')}
          autoComplete="off"
          isRequired
        />
        <div>
          <Button>{t.submit}</Button>
          <Button kind="secondary" name="as" value="table">
            {t.csv}
          </Button>
        </div>
      </form>
      {seen && <SeenPart frame={frame} seen={seen} />}
      <AskedPart frame={frame} asked={asked} />
    </PortalPage>
  )
}

function SeenPart({ frame, seen }: { readonly frame: Frame; readonly seen: Seen }) {
  const { w, timeZone } = frame
  const t = w.log.saw
  const title = t.found({ name: seen.account.name, count: seen.lines.length })
  return (
    <section>
      <h2>{title}</h2>
      {seen.hasMore && <p>{t.more}</p>}
      <p>{t.fruitless({ count: seen.fruitless })}</p>
      {seen.lines.length > 0 && (
        <DataTable
          caption={title}
          isCaptionHidden
          columns={[t.when, t.person, t.what].map((each) => ({ title: each }))}
          rows={seen.lines.map((line, place) => {
            const row = { ...line, actorName: seen.account.name, institutionName: null }
            return {
              key: String(place),
              cells: [
                w.formatInstant(line.at, timeZone),
                <bdi>{personWords(line)}</bdi>,
                sawWords(entryOf(row), frame),
              ],
            }
          })}
        />
      )}
    </section>
  )
}

function AskedPart({ frame, asked }: { readonly frame: Frame; readonly asked: readonly KeptInquiry[] }) {
  const { w, timeZone } = frame
  const t = w.log.saw.asked
  return (
    <section>
      <h2>{t.title}</h2>
      {asked.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.title}
          isCaptionHidden
          columns={[w.log.saw.when, t.who, t.account, t.span, w.log.saw.reason].map((title) => ({ title }))}
          rows={asked.map((each) => ({
            key: each.inquiryId,
            cells: [
              w.formatInstant(each.at, timeZone),
              <bdi>{inquirerWords(each, frame)}</bdi>,
              <bdi>{each.accountName ?? t.unknown}</bdi>,
              spanWords(each, frame),
              <bdi>{each.reason}</bdi>,
            ],
          }))}
        />
      )}
    </section>
  )
}
