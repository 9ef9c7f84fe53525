import { normaliseUnit } from '#formats/units/normalise-unit'
import type { CodeCount, CodeState, CodeWithSuggestions, LocalCode, NamedSuggestion, TermsSetting } from '#terminology'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField, type Choice, RadioField } from '#ui/choice/choice'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { paths, type TermsPlace } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type TermsPageProps = {
  readonly frame: Frame
  readonly place: TermsPlace
  readonly counts: readonly CodeCount[]
  readonly state: CodeState
  readonly institution: string | null
  readonly page: number
  readonly hasMore: boolean
  /** Open codes with what they may be; in other states without. */
  readonly codes: readonly CodeWithSuggestions[]
  readonly done: { readonly saved: number; readonly notSaved: number } | null
  readonly setting: TermsSetting
  readonly isSteward: boolean
}

const STATES: readonly CodeState[] = ['open', 'proposed', 'mapped', 'unmappable']

/** The next twenty codes, each with the codes of LOINC that it may be; one form for all, by keyboard and without script. */
export function TermsPage(props: TermsPageProps) {
  const { frame, place, codes, state, done, isSteward, setting } = props
  const { w } = frame
  const t = w.terms
  return (
    <PortalPage frame={frame} title={t.title} wide>
      {place === 'institution' ? (
        <BackLink href={paths.institution()}>{w.frame.backTo({ page: w.staff.institutionTitle })}</BackLink>
      ) : (
        <BackLink href={paths.region()}>{w.frame.backTo({ page: w.staff.regionTitle })}</BackLink>
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      {done && (
        <Notice kind="info">
          <p>{t.saved({ count: done.saved })}</p>
          {done.notSaved > 0 && <p>{t.notSaved({ count: done.notSaved })}</p>}
        </Notice>
      )}
      <Counts {...props} />
      <p>
        <a href={paths.importTerms(place)}>{t.import}</a>
      </p>
      <h2>{t.states[state]}</h2>
      {codes.length === 0 && <EmptyState sentences={[t.nothing]} />}
      {codes.length > 0 && (state === 'open' ? <Queue {...props} /> : <Decided {...props} />)}
      {isSteward && <Setting frame={frame} setting={setting} />}
      <p class="m" lang={w.language}>
        {t.saysLoinc}
      </p>
    </PortalPage>
  )
}

function Counts({ frame, place, counts }: TermsPageProps) {
  const { w } = frame
  const t = w.terms
  if (counts.length === 0) return <EmptyState sentences={[t.nothing]} />
  return (
    <DataTable
      caption={t.title}
      isCaptionHidden
      columns={[{ title: t.institution }, ...STATES.map((state) => ({ title: t.states[state], isNumber: true }))]}
      rows={counts.map((count) => ({
        key: count.institutionId,
        cells: [
          <bdi>{count.institutionName}</bdi>,
          ...STATES.map((state) =>
            count[state] > 0 ? (
              <a href={paths.terms(place, { state, institution: count.institutionId })}>
                {w.formatNumber(count[state])}
              </a>
            ) : (
              w.formatNumber(0)
            ),
          ),
        ],
      }))}
    />
  )
}

function Queue({ frame, place, codes, institution, page, hasMore }: TermsPageProps) {
  const t = frame.w.terms
  return (
    <form method="post" action={paths.terms(place)}>
      <p>{t.saveHint}</p>
      <input type="hidden" name="institution" value={institution ?? ''} />
      <input type="hidden" name="page" value={String(page)} />
      {codes.map((each, at) => (
        <section class="code">
          <h3>
            <bdi>{each.code.name}</bdi>
          </h3>
          <p class="m">{factsOf(frame, each.code)}</p>
          <input type="hidden" name={`key-${at}`} value={each.code.codeKey} />
          <input type="hidden" name={`institution-${at}`} value={each.code.institutionId} />
          <CodeChoice frame={frame} each={each} at={String(at)} />
        </section>
      ))}
      <Button kind="primary">{t.save}</Button>
      {hasMore && (
        <p>
          <a href={paths.terms(place, { institution, page: page + 1 })}>{t.next}</a>
        </p>
      )}
    </form>
  )
}

/** The choices for one code; the best is chosen beforehand where it is good enough. */
export function CodeChoice({
  frame,
  each,
  at,
}: {
  readonly frame: Frame
  readonly each: CodeWithSuggestions
  readonly at: string
}) {
  const t = frame.w.terms
  const choices: Choice[] = [
    ...each.suggestions.slice(0, MOST_SHOWN).map((one) => ({
      value: one.loinc,
      text: testWords(one),
      hint: one.reasons.map((reason) => t.reasons[reason]).join(' · '),
    })),
    { value: 'other', text: t.another },
    { value: 'cannot', text: t.cannot },
    { value: 'later', text: t.later },
  ]
  return (
    <>
      <RadioField
        name={`choice-${at}`}
        label={t.whichCode({ name: each.code.name })}
        choices={choices}
        value={chosenBeforehand(each)}
      />
      <div class="inline">
        <Field name={`other-${at}`} label={t.anotherField} autoComplete="off" />
        <Field name={`reason-${at}`} label={t.reason} hint={t.reasonHint} autoComplete="off" />
      </div>
    </>
  )
}

const MOST_SHOWN = 5
/** Where the name is the same and nothing speaks against it, a person only has to look. */
const GOOD_ENOUGH = 0.8

function chosenBeforehand({ sure, suggestions: [first, second] }: CodeWithSuggestions): string {
  if (sure) return sure
  if (!first || first.score < GOOD_ENOUGH || first.reasons.some((reason) => reason.endsWith('-other'))) return 'later'
  return second && first.score - second.score < 0.02 ? 'later' : first.loinc
}

/** A test of LOINC by its axes. */
export function testWords({ loinc, test }: Pick<NamedSuggestion, 'loinc' | 'test'>): string {
  if (!test) return loinc
  const axes = [test.property, test.system, test.time, test.method].filter(Boolean).join(', ')
  return `${loinc} ${test.component} (${axes})`
}

/** What came with a code. */
export function factsOf(
  frame: Frame,
  { codeKey, unit, specimen, rangeLow, rangeHigh, seen, ...code }: LocalCode,
): string {
  const t = frame.w.terms
  const known = normaliseUnit(unit)
  const range = rangeLow !== null && rangeHigh !== null ? `${rangeLow}–${rangeHigh}` : null
  const unitWords = unit === null ? t.noUnit : known === null ? t.unitUnknown({ unit }) : t.unit({ unit })
  return [
    codeKey.slice(codeKey.lastIndexOf('|') + 1),
    unitWords,
    specimen && t.specimen({ specimen }),
    code.kind,
    range && t.range({ range }),
    t.seen({ count: seen }),
    code.institutionName,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Decided({ frame, place, codes, institution, state, page, hasMore }: TermsPageProps) {
  const t = frame.w.terms
  return (
    <>
      <DataTable
        caption={t.states[state]}
        isCaptionHidden
        columns={[{ title: t.asSent }, { title: 'LOINC' }]}
        rows={codes.map(({ code }) => ({
          key: `${code.institutionId} ${code.codeKey}`,
          cells: [
            <>
              <a href={paths.term(place, code)}>
                <bdi>{code.name}</bdi>
              </a>
              <br />
              {factsOf(frame, code)}
            </>,
            code.loinc ?? '–',
          ],
        }))}
      />
      {hasMore && (
        <p>
          <a href={paths.terms(place, { state, institution, page: page + 1 })}>{t.next}</a>
        </p>
      )}
    </>
  )
}

function Setting({ frame, setting }: { readonly frame: Frame; readonly setting: TermsSetting }) {
  const { w, timeZone } = frame
  const t = w.terms
  return (
    <form method="post" action={paths.terms('region')}>
      <h2>{t.setting}</h2>
      <p class="m">
        {setting.setAt
          ? w.teamRequests.setBy({ name: setting.actorName ?? '', day: w.formatInstantDay(setting.setAt, timeZone) })
          : w.teamRequests.asShipped}
      </p>
      <input type="hidden" name="setting" value="yes" />
      <CheckField
        label={t.setting}
        choices={[
          { name: 'four-eyes', text: t.fourEyes, isChosen: setting.fourEyes },
          { name: 'by-itself', text: t.mapsByItself, isChosen: setting.byItself },
        ]}
      />
      <Button kind="secondary">{t.saveOne}</Button>
    </form>
  )
}
