import { Invalid } from '#base/errors'
import { type IdeaAct, listIdeasToModerate, moderateIdea } from '#governance'
import type { StaffScope } from '#platform/database/scopes'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { IdeaInWords } from '../../openness/idea-in-words.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayFromNow, Outcome, type Sent, writtenIn } from './room-parts.tsx'

type OneIdea = Awaited<ReturnType<typeof listIdeasToModerate>>[number]

/** The board as staff see it; a steward looks after it. */
export async function showRoomIdeas(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  return { view: await pageOf(scope, frame, null, query.done === 'yes') }
}

/** Takes an idea off the board or back, gives it an owner and a day, or answers it. */
export async function changeIdeas(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const fault = await moderateIdea(scope, { ideaId: form.idea ?? '', act: actOf(form) })
  if (fault === null) return { goTo: paths.roomIdeas('yes') }
  return { view: await pageOf(scope, frame, { word: form.idea ?? '', fault, form }, false), status: 422 }
}

function actOf({ word, idea = '', ...form }: Visit['form']): IdeaAct {
  if (word === 'hide') return { word, reason: form[`reason-${idea}`] ?? '' }
  if (word === 'show') return { word }
  if (word === 'own') return { word, owner: form[`owner-${idea}`] ?? '', answerBy: form[`by-${idea}`] ?? '' }
  if (word === 'answer') return { word, answer: form[`answer-${idea}`] ?? '' }
  throw new Invalid('form', { detail: 'no word' })
}

async function pageOf(scope: StaffScope, frame: Frame, sent: Sent | null, isDone: boolean) {
  const { w } = frame
  const ideas = await listIdeasToModerate(scope)
  const shown = scope.role === 'steward' ? ideas : ideas.filter(({ hiddenAt }) => hiddenAt === null)
  return (
    <PortalPage frame={frame} title={w.decisions.ideas}>
      <BackLink href={paths.room()}>{w.room.title}</BackLink>
      <h1>{w.decisions.ideas}</h1>
      <p>
        <a href={paths.ideas()}>{w.ideas.propose}</a>
      </p>
      <Outcome frame={frame} sent={sent} isDone={isDone} />
      {shown.length === 0 && <EmptyState sentences={[w.ideas.none]} />}
      <ul class="looks">
        {shown.map((idea) => (
          <li>
            <IdeaInWords frame={frame} idea={idea} />
            {idea.hiddenBecause && <p>{w.room.hidden({ reason: idea.hiddenBecause })}</p>}
            {scope.role === 'steward' && <Moderate frame={frame} idea={idea} sent={sent} />}
          </li>
        ))}
      </ul>
    </PortalPage>
  )
}

type ModerateProps = { readonly frame: Frame; readonly idea: OneIdea; readonly sent: Sent | null }

function Moderate({ frame, idea, sent }: ModerateProps) {
  const t = frame.w.room
  const id = idea.ideaId
  const form = writtenIn(sent, id)
  return (
    <details open={sent?.word === id}>
      <summary>{t.moderate}</summary>
      {!idea.proposalId && (
        <p>
          <a href={paths.propose({ idea: id })}>{t.takeUp}</a>
        </p>
      )}
      <form class="stack" method="post" action={paths.roomIdeas()} id={`form-${id}`}>
        <input type="hidden" name="idea" value={id} />
        <Field name={`owner-${id}`} label={t.owner} value={form[`owner-${id}`] ?? idea.ownerName ?? ''} />
        <Field
          name={`by-${id}`}
          type="date"
          label={t.answerByDay}
          value={form[`by-${id}`] ?? idea.answerBy ?? dayFromNow(frame, 30)}
        />
        <div>
          <Button kind="secondary" name="word" value="own">
            {t.ownDo}
          </Button>
        </div>
        <LongField
          name={`answer-${id}`}
          label={t.answerIt}
          value={form[`answer-${id}`] ?? idea.answer ?? ''}
          longest={2_000}
        />
        <div>
          <Button kind="secondary" name="word" value="answer">
            {t.answerDo}
          </Button>
        </div>
        {idea.hiddenAt === null && <Field name={`reason-${id}`} label={t.hideReason} value={form[`reason-${id}`]} />}
        <div>
          <Button kind="secondary" name="word" value={idea.hiddenAt === null ? 'hide' : 'show'}>
            {idea.hiddenAt === null ? t.hideDo : t.showDo}
          </Button>
        </div>
      </form>
    </details>
  )
}
