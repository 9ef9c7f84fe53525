import { asCategory } from '#base/categories'
import type { LabRunWithFigures, Simulation } from '#lab'
import type { Rulebook } from '#release'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { RadioField } from '#ui/choice/choice'
import { Notice } from '#ui/notice/notice'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { Choices, Groups, HoursOfDay, InShort, SpreadOfWaits } from './figure-tables.tsx'
import { aboutDays, howCounted } from './figures-in-words.ts'

export type LabRunPageProps = {
  readonly frame: Frame
  readonly run: LabRunWithFigures
  readonly rulebook: Rulebook
  /** Where the brief can be attached. */
  readonly proposals: readonly { readonly proposalId: string; readonly title: string }[]
  readonly isAttached: boolean
}

/** One replay: how far it is, or what it found. */
export function LabRunPage(props: LabRunPageProps) {
  const { frame, run, isAttached } = props
  const { w, timeZone } = frame
  const t = w.lab
  return (
    <PortalPage frame={frame} title={run.title} wide>
      <BackLink href={paths.lab()}>{t.back}</BackLink>
      <h1>
        <bdi>{run.title}</bdi>
      </h1>
      <p class="m">{t.askedBy({ name: run.actorName, when: w.formatInstant(run.askedAt, timeZone) })}</p>
      {isAttached && (
        <Notice kind="info">
          <p role="status">{t.attached}</p>
        </Notice>
      )}
      {run.isStale && (
        <Notice kind="info">
          <p>{t.stale}</p>
        </Notice>
      )}
      {run.figures ? <Found {...props} figures={run.figures} /> : <Underway {...props} />}
    </PortalPage>
  )
}

function Underway({ frame, run }: LabRunPageProps) {
  const { w } = frame
  const t = w.lab
  if (run.fault !== null)
    return (
      <Notice kind="danger">
        <p>{t.failed({ why: run.fault })}</p>
        <p>{t.failedMend}</p>
      </Notice>
    )
  return (
    <>
      <p role="status">
        {run.personsAll === null ? t.waiting : t.working({ done: run.personsDone, all: run.personsAll })}
      </p>
      <p>
        <a href={paths.labRun(run.runId)}>{t.again}</a>
      </p>
    </>
  )
}

type FoundProps = LabRunPageProps & { readonly figures: Simulation }

function Found(props: FoundProps) {
  const { frame, figures } = props
  const t = frame.w.lab
  if (figures.all.items === 0) return <p>{t.nothingCame}</p>
  return (
    <>
      <p class="lead">{aboutDays(figures, frame)}</p>
      {figures.breaches.length > 0 && <Breaches frame={frame} figures={figures} />}
      <InShort frame={frame} figures={figures} />
      <SpreadOfWaits frame={frame} figures={figures} />
      <HoursOfDay frame={frame} figures={figures} />
      <AllGroups {...props} />
      <Choices frame={frame} figures={figures} />
      <section>
        <h2>{t.how}</h2>
        {howCounted(figures, frame.w).map((sentence) => (
          <p>{sentence}</p>
        ))}
      </section>
      <TakeAlong {...props} />
    </>
  )
}

function Breaches({ frame, figures }: { readonly frame: Frame; readonly figures: Simulation }) {
  const { language, lab, rulebooks } = frame.w
  return (
    <Notice kind="danger" title={lab.breaches}>
      <ul>
        {figures.breaches.map(({ says, rule, what }) => (
          <li>
            <b>{says[language]}</b> {rulebooks.breach({ rule: `“${rule}”`, what })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function AllGroups({ frame, figures, rulebook }: FoundProps) {
  const { w } = frame
  const t = w.lab
  const classes = new Map(rulebook.classes.map(({ id, says }) => [id, says[w.language]]))
  const classesInWords = (name: string) => w.formatList(name.split('+').map((id) => classes.get(id) ?? t.otherTests))
  const weekdays = figures.byWeekday.map(({ name }) => name)
  const dayNumber = (name: string) => ENGLISH_WEEKDAYS.indexOf(name)
  return (
    <section>
      <Groups
        frame={frame}
        title={t.byCategory}
        groups={figures.byCategory}
        nameOf={({ name }) => {
          const category = asCategory(name)
          return category ? w.categories[category].name : name
        }}
      />
      <Groups
        frame={frame}
        title={t.byInstitution}
        groups={figures.byInstitution}
        nameOf={({ name }) => figures.institutions[name] ?? name}
      />
      {weekdays.length > 0 && (
        <Groups
          frame={frame}
          title={t.byWeekday}
          groups={figures.byWeekday}
          nameOf={({ name }) => w.formatWeekday(dayNumber(name))}
        />
      )}
      <Groups
        frame={frame}
        title={t.byClass}
        groups={figures.byClassOfTest}
        nameOf={({ name }) => classesInWords(name)}
      />
    </section>
  )
}

const ENGLISH_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function TakeAlong({ frame, run, proposals }: FoundProps) {
  const t = frame.w.lab
  return (
    <>
      <section class="take-along">
        <h2>{t.takeAlong}</h2>
        <ul>
          <li>
            <a href={paths.labBrief(run.runId)}>{t.brief}</a>
          </li>
          <li>
            <a href={paths.labFigures(run.runId)}>{t.figures}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t.attach}</h2>
        {proposals.length === 0 ? (
          <p>{t.noProposals}</p>
        ) : (
          <form class="stack steps" method="post" action={paths.labRun(run.runId)}>
            <p>{t.attachHint}</p>
            <RadioField
              name="proposal"
              label={t.attachTo}
              value={proposals[0]!.proposalId}
              choices={proposals.map(({ proposalId, title }) => ({ value: proposalId, text: title }))}
            />
            <div>
              <Button>{t.attachDo}</Button>
            </div>
          </form>
        )}
      </section>
    </>
  )
}
