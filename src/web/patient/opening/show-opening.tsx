import { CATEGORIES } from '#base/categories'
import { NotFound, Refused } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import {
  EVERYTHING,
  type LiveRulebook,
  listSealed,
  mayChoose,
  previewChoice,
  readChoice,
  readLiveRulebook,
  type StoredChoice,
  safetyNetDays,
  saveChoice,
} from '#release'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { type ChosenForm, choiceOf, formOf, readChoiceForm } from './choice-form.ts'
import { type ChoiceLine, KindsPage } from './kinds-page.tsx'
import { OpeningPage } from './opening-page.tsx'
import { OthersChoicePage } from './others-choice-page.tsx'
import { PreviewPage } from './preview-page.tsx'
import { momentWords, subjectWords } from './what-is-chosen.ts'

/** When results open for this person: the choice as it is, for everything or one kind. */
export async function showOpening(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const rulebook = await readLiveRulebook(scope)
  if (!(await mayChoose(scope, rulebook))) return { view: others(scope, rulebook, frame) }
  const subject = visit.query.about ?? EVERYTHING
  const stored = (await readChoice(scope)).find((choice) => choice.subject === subject)
  const form = formOf(stored ?? { subject, moments: [] })
  return { view: question(form, { rulebook, frame, isSaved: visit.query.saved === 'yes' }) }
}

/** Every kind of which one may choose by itself. */
export async function showOpeningKinds(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  const rulebook = await readLiveRulebook(scope)
  if (!(await mayChoose(scope, rulebook))) return { view: others(scope, rulebook, frame) }
  const stored = await readChoice(scope)
  const lineOf = (subject: string): ChoiceLine => ({
    subject,
    what: subjectWords(subject, rulebook, frame.w) ?? subject,
    chosen: chosenWords(
      stored.find((choice) => choice.subject === subject),
      frame,
    ),
  })
  return {
    view: (
      <KindsPage
        frame={frame}
        tests={rulebook.classes.map(({ id }) => lineOf(id))}
        entries={CATEGORIES.map((category) => lineOf(category))}
      />
    ),
  }
}

/** What a choice would do to what waits now. Nothing is saved. */
export async function showOpeningPreview(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const rulebook = await readLiveRulebook(scope)
  if (!(await mayChoose(scope, rulebook))) return { view: others(scope, rulebook, frame) }
  const form = readChoiceForm(visit.query)
  const what = wordsOf(form, rulebook, frame)
  if (form.fault) return { view: question(form, { rulebook, frame, isSaved: false }), status: 422 }
  const choice = choiceOf(form)
  const [effects, sealed] = [await previewChoice(scope, choice), await listSealed(scope)]
  const names = new Map(sealed.map((card) => [card.institutionId, card.institutionName]))
  return {
    view: (
      <PreviewPage
        frame={frame}
        form={form}
        what={what}
        when={momentWords(choice.moments, frame.w)}
        effects={effects.map((effect) => ({ ...effect, institutionName: names.get(effect.institutionId) ?? '' }))}
      />
    ),
  }
}

/** Keeps a choice. Throws Refused for whoever may not make it. */
export async function saveOpening(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const rulebook = await readLiveRulebook(scope)
  if (!(await mayChoose(scope, rulebook))) throw new Refused('the choice is the person’s own')
  const form = readChoiceForm(visit.form)
  wordsOf(form, rulebook, frame)
  if (form.fault) return { view: question(form, { rulebook, frame, isSaved: false }), status: 422 }
  await saveChoice(scope, choiceOf(form))
  return { goTo: paths.opening({ about: form.subject, saved: true }) }
}

function question(
  form: ChosenForm,
  { rulebook, frame, isSaved }: { readonly rulebook: LiveRulebook; readonly frame: Frame; readonly isSaved: boolean },
) {
  const about = form.subject === EVERYTHING ? null : wordsOf(form, rulebook, frame)
  return <OpeningPage frame={frame} about={about} form={form} longestDays={safetyNetDays(rulebook)} isSaved={isSaved} />
}

/** What the choice is about; a subject that nobody knows is a page that does not exist. */
function wordsOf({ subject }: ChosenForm, rulebook: LiveRulebook, { w }: Frame): string {
  const what = subjectWords(subject, rulebook, w)
  if (what === null) throw new NotFound('choice', { detail: `unknown subject ${subject}` })
  return what
}

function others(scope: PatientScope, { guardianChoosesBelow }: LiveRulebook, frame: Frame) {
  const childChoosesFrom = scope.capacity === 'guardian' ? (guardianChoosesBelow ?? 0) : null
  return <OthersChoicePage frame={frame} name={scope.subjectName} childChoosesFrom={childChoosesFrom} />
}

function chosenWords(stored: StoredChoice | undefined, { w, timeZone }: Frame): ChoiceLine['chosen'] {
  if (!stored) return null
  const date = w.formatInstantDay(stored.chosenAt, timeZone)
  return { when: momentWords(stored.moments, w), on: w.opening.chosenOn({ date, name: stored.actorName }) }
}
