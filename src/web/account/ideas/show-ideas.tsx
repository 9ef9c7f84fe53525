import { TooMany } from '#base/errors'
import { type Idea, listIdeas, listOwnSupport, proposeIdea, supportIdea } from '#governance'
import type { AccountScope } from '#platform/database/scopes'
import { Button } from '#ui/button/button'
import { EmptyState } from '#ui/empty-state/empty-state'
import { ErrorSummary } from '#ui/error-summary/error-summary'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { IdeaInWords } from '../../openness/idea-in-words.tsx'
import { paths } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'

type Wrong = { readonly code: 'name' | 'words' | 'often'; readonly form: Visit['form'] }

/** The board of ideas, for everybody who signs in. */
export async function showIdeas(scope: AccountScope, { query }: Visit, frame: Frame): Promise<Shown> {
  return { view: await pageOf(scope, frame, null, query.said === 'yes') }
}

/** Puts an idea on the board. */
export async function sendIdea(scope: AccountScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const fault = await tryToPropose(scope, form)
  if (fault === null) return { goTo: paths.ideas('yes') }
  const wrong: Wrong = { code: fault === 'title' ? 'name' : fault, form }
  return { view: await pageOf(scope, frame, wrong, false), status: fault === 'often' ? 429 : 422 }
}

/** Supports an idea, or takes the support back. */
export async function changeSupport(scope: AccountScope, { params, form }: Visit): Promise<Shown> {
  await supportIdea(scope, { ideaId: params.ideaId ?? '', isSupported: form.support === 'yes' })
  return { goTo: paths.ideas() }
}

async function tryToPropose(scope: AccountScope, { title = '', words = '' }: Visit['form']) {
  try {
    return await proposeIdea(scope, { title, words })
  } catch (fault) {
    if (fault instanceof TooMany) return 'often' as const
    throw fault
  }
}

async function pageOf(scope: AccountScope, frame: Frame, wrong: Wrong | null, isDone: boolean) {
  const t = frame.w.ideas
  const ideas = await listIdeas(scope)
  const own = await listOwnSupport(scope)
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      {wrong && (
        <ErrorSummary
          title={t.wrong.title}
          text={wrong.code === 'often' ? t.wrong.often : t.wrong.text}
          faults={wrong.code === 'often' ? [] : [{ field: FIELD[wrong.code], text: t.wrong[wrong.code] }]}
        />
      )}
      {isDone && (
        <Notice kind="info">
          <p role="status">{t.done}</p>
        </Notice>
      )}
      <p class="lead">{t.intro}</p>
      {ideas.length === 0 && <EmptyState sentences={[t.none]} />}
      <ul class="looks">
        {ideas.map((idea) => (
          <li>
            <IdeaInWords frame={frame} idea={idea} />
            <Support frame={frame} idea={idea} isSupported={own.has(idea.ideaId)} />
          </li>
        ))}
      </ul>
      <IdeaForm frame={frame} wrong={wrong} />
    </PortalPage>
  )
}

const FIELD = { name: 'title', words: 'words' } as const

type SupportProps = { readonly frame: Frame; readonly idea: Idea; readonly isSupported: boolean }

function Support({ frame, idea, isSupported }: SupportProps) {
  const t = frame.w.ideas
  return (
    <form method="post" action={paths.supportIdea(idea.ideaId)}>
      {isSupported && <p>{t.supported}</p>}
      <Button kind={isSupported ? 'quiet' : 'secondary'} name="support" value={isSupported ? 'no' : 'yes'}>
        {isSupported ? t.takeBackDo : t.supportDo}
      </Button>
    </form>
  )
}

function IdeaForm({ frame, wrong }: { readonly frame: Frame; readonly wrong: Wrong | null }) {
  const t = frame.w.ideas
  const faultOf = (code: Wrong['code']) => (wrong?.code === code ? t.wrong[code] : null)
  return (
    <section>
      <h2>{t.propose}</h2>
      <form class="stack" method="post" action={paths.ideas()}>
        <Field name="title" label={t.name} value={wrong?.form.title} fault={faultOf('name')} isRequired />
        <LongField
          name="words"
          label={t.words}
          hint={t.wordsHint}
          value={wrong?.form.words}
          fault={faultOf('words')}
          longest={2_000}
          isRequired
        />
        <div>
          <Button>{t.proposeDo}</Button>
        </div>
      </form>
    </section>
  )
}
