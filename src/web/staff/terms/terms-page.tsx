import { normaliseUnit } from '#formats/units/normalise-unit'
import {
  type CodeCount,
  type CodeState,
  type CodeWithSuggestions,
  clearProposalOf,
  type LocalCode,
  type NamedSuggestion,
  proposalOf,
  type TermsSetting,
} from '#terminology'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { CheckField, type Choice, RadioField } from '#ui/choice/choice'
import { DataTable } from '#ui/data-table/data-table'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field } from '#ui/field/field'
import { Notice } from '#ui/notice/notice'
import { leftToRight } from '../../left-to-right.ts'
import { paths, type SiteOrRegion } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'

export type TermsPageProps = {
  readonly frame: Frame
  readonly place: SiteOrRegion
  readonly counts: readonly CodeCount[]
  readonly state: CodeState
  readonly institution: string | null
  /** Only codes for which one suggestion stands out. */
  readonly isGood: boolean
  /** How many codes stand before these, and how many before those that come next. */
  readonly skip: number
  readonly end: number
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
  const { frame, place, codes, state, institution, isGood, skip, done, isSteward, setting } = props
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
      {state === 'open' && (
        <p>
          <a href={paths.terms(place, { institution, isGood: !isGood })}>{isGood ? t.allOpen : t.good}</a>
        </p>
      )}
      {codes.length === 0 && <EmptyState sentences={[isGood ? t.noneGood : t.nothing]} />}
      {codes.length > 0 && <Codes {...props} />}
      {skip > 0 && (
        <p>
          <a href={paths.terms(place, { ...(state !== 'open' && { state }), institution, isGood })}>{t.first}</a>
        </p>
      )}
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

function Codes(props: TermsPageProps) {
  const { frame, place, state, institution, isGood, end, hasMore } = props
  const t = frame.w.terms
  return (
    <form method="post" action={paths.terms(place)}>
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="institution" value={institution ?? ''} />
      <input type="hidden" name="good" value={isGood ? 'yes' : ''} />
      <input type="hidden" name="end" value={String(end)} />
      {state !== 'open' ? <Decided {...props} /> : isGood ? <Good {...props} /> : <Queue {...props} />}
      {hasMore && (
        <p>
          <a href={paths.terms(place, { ...(state !== 'open' && { state }), institution, isGood, skip: end })}>
            {t.next}
          </a>
        </p>
      )}
    </form>
  )
}

function Queue({ frame, codes }: TermsPageProps) {
  const t = frame.w.terms
  return (
    <>
      <p>{t.saveHint}</p>
      {codes.map((each, at) => (
        <section class="sheet">
          <h3>
            <bdi>{each.code.name}</bdi>
          </h3>
          <p class="m">{factsOf(frame, each.code)}</p>
          <Which code={each.code} at={at} />
          <CodeChoice frame={frame} each={each} at={String(at)} />
        </section>
      ))}
      <Button kind="primary">{t.save}</Button>
    </>
  )
}

/** Which code a line of the form is about. */
export function Which({ code, at }: { readonly code: LocalCode; readonly at: number }) {
  return (
    <>
      <input type="hidden" name={`key-${at}`} value={code.codeKey} />
      <input type="hidden" name={`institution-${at}`} value={code.institutionId} />
    </>
  )
}

/** Many codes at once, each with the one suggestion that stands out and why; what is not chosen stays in the queue. */
function Good({ frame, codes }: TermsPageProps) {
  const t = frame.w.terms
  return (
    <>
      <p>{t.goodHint}</p>
      {codes.map((each, at) => {
        const one = each.suggestions.find(({ loinc }) => loinc === clearProposalOf(each))!
        const next = each.suggestions.find(({ loinc }) => loinc !== one.loinc)
        const reasons = one.reasons.map((reason) => t.reasons[reason])
        const hint = [...reasons, ...(next ? [t.nextBest({ test: testWords(next) })] : [])].join(' · ')
        return (
          <section class="sheet">
            <Which code={each.code} at={at} />
            <input type="hidden" name={`good-${at}`} value={one.loinc} />
            <CheckField
              label={each.code.name}
              hint={factsOf(frame, each.code)}
              choices={[{ name: `take-${at}`, text: testWords(one), hint, isChosen: true }]}
            />
          </section>
        )
      })}
      <Button kind="primary">{t.takeGood}</Button>
    </>
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
        value={proposalOf(each) ?? 'later'}
      />
      <details>
        <summary>{t.writeMore}</summary>
        <Field name={`other-${at}`} label={t.anotherField} autoComplete="off" />
        <Field name={`reason-${at}`} label={t.reason} hint={t.reasonHint} autoComplete="off" />
      </details>
    </>
  )
}

const MOST_SHOWN = 5
/** A test of LOINC by its axes. */
export function testWords({ loinc, test }: Pick<NamedSuggestion, 'loinc' | 'test'>): string {
  if (!test) return codeWords(loinc)
  const axes = [test.property, test.system, test.time, test.method].filter(Boolean).join(', ')
  return `\u2066${loinc} ${test.component} (${axes})\u2069`
}

/** A code among words. */
export function codeWords(loinc: string): string {
  return leftToRight(loinc)
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
    codeWords(codeKey.slice(codeKey.lastIndexOf('|') + 1)),
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

/** What was decided, to look at, and to take back or confirm several at once. */
function Decided({ frame, place, codes, state }: TermsPageProps) {
  const t = frame.w.terms
  return (
    <>
      {codes.map(({ code }, at) => (
        <section class="sheet">
          <Which code={code} at={at} />
          <CheckField
            label={code.loinc ? `${code.name}: ${codeWords(code.loinc)}` : code.name}
            hint={factsOf(frame, code)}
            choices={[{ name: `take-${at}`, text: t.chooseThis, isChosen: false }]}
          />
          <p>
            <a href={paths.term(place, code)}>
              {t.history}
              <span class="ds-sr-only">: {code.name}</span>
            </a>
          </p>
        </section>
      ))}
      <div class="inline">
        {state === 'proposed' && (
          <>
            <Button kind="primary" name="word" value="confirm">
              {t.confirmChosen}
            </Button>
            <Button kind="secondary" name="word" value="refuse">
              {t.refuseChosen}
            </Button>
          </>
        )}
        {state !== 'proposed' && (
          <Button kind="secondary" name="word" value="undo">
            {t.undoChosen}
          </Button>
        )}
      </div>
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
