import { Conflict, Invalid, NotFound } from '#base/errors'
import { attachEvidence, listProposals } from '#governance'
import { askForReplay, type LabRunWithFigures, listLabRuns, readLabRun, type Simulation } from '#lab'
import type { StaffScope } from '#platform/database/scopes'
import { listDrafts, readLiveRulebook } from '#release'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { Paper } from '../../pdf/paper.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { aboutDays, howCounted, inShort } from './figures-in-words.ts'
import { LabPage } from './lab-page.tsx'
import { LabRunPage } from './lab-run-page.tsx'

/** What has been tried, and trying a draft. */
export async function showLab(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  return { view: await labPage(scope, frame, { chosen: query.draft ?? null, isFull: false }) }
}

/** Asks for a replay of a draft and leads to it. */
export async function startReplay(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  try {
    const runId = await askForReplay(scope, { draftId: form.draft ?? '', days: Number(form.days) })
    return { goTo: paths.labRun(runId) }
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    return { view: await labPage(scope, frame, { chosen: form.draft ?? null, isFull: true }), status: 422 }
  }
}

/** How far a replay is, or what it found. */
export async function showLabRun(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const run = await runOf(scope, visit)
  const rulebook = await readLiveRulebook(scope)
  const proposals = await openProposals(scope, run)
  const isAttached = visit.query.done === 'attached'
  return { view: <LabRunPage {...{ frame, run, rulebook, proposals, isAttached }} /> }
}

/** Puts the brief beside a proposal, in the words of whoever does. */
export async function attachBrief(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const run = await runOf(scope, visit)
  const figures = figuresOf(run)
  const proposalId = visit.form.proposal ?? ''
  if (!(await openProposals(scope, run)).some((each) => each.proposalId === proposalId))
    throw new Invalid('proposal', { detail: 'none that is open' })
  const title = frame.w.lab.briefTitle({ title: run.title }).slice(0, 200)
  await attachEvidence(scope, {
    proposalId,
    evidence: {
      kind: 'lab-brief',
      title,
      figures: { rows: inShort(figures, frame.w), runId: run.runId, simulation: figures },
      madeAt: run.finishedAt!,
      words: aboutDays(figures, frame),
    },
  })
  return { goTo: paths.labRun(run.runId, 'attached') }
}

/** The brief on one page of paper. */
export async function downloadBrief(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const run = await runOf(scope, visit)
  const figures = figuresOf(run)
  const { w, timeZone } = frame
  const t = w.lab
  const title = t.briefTitle({ title: run.title })
  const paper = await Paper.open({
    madeAt: run.finishedAt!,
    title,
    language: w.language,
    direction: w.direction,
    foot: t.briefFoot({ when: w.formatInstant(run.finishedAt!, timeZone) }),
  })
  paper.heading(title, 1)
  paper.paragraph(aboutDays(figures, frame))
  if (figures.breaches.length > 0) paper.paragraph(t.breaches)
  paper.heading(t.inShort, 2)
  paper.list(inShort(figures, w).map((line) => t.briefLine(line)))
  paper.heading(t.how, 2)
  for (const sentence of howCounted(figures, w)) paper.paragraph(sentence)
  return { file: { contentType: 'application/pdf', name: 'lab-brief.pdf', bytes: await paper.end() } }
}

/** All figures, for those who count further. */
export async function downloadFigures(scope: StaffScope, visit: Visit): Promise<Shown> {
  const run = await runOf(scope, visit)
  const bytes = Buffer.from(JSON.stringify(figuresOf(run), null, 2))
  return { file: { contentType: 'application/json', name: 'lab-figures.json', bytes } }
}

async function labPage(
  scope: StaffScope,
  frame: Frame,
  state: { readonly chosen: string | null; readonly isFull: boolean },
) {
  const drafts = (await listDrafts(scope)).filter(({ publishedVersion }) => publishedVersion === null)
  const chosen = drafts.some(({ draftId }) => draftId === state.chosen) ? state.chosen : null
  return <LabPage frame={frame} runs={await listLabRuns(scope)} drafts={drafts} chosen={chosen} isFull={state.isFull} />
}

function runOf(scope: StaffScope, { params }: Visit): Promise<LabRunWithFigures> {
  return readLabRun(scope, { runId: params.runId ?? '' })
}

function figuresOf({ figures }: LabRunWithFigures): Simulation {
  if (!figures) throw new NotFound('figures', { detail: 'the replay has not ended' })
  return figures
}

const CLOSED: ReadonlySet<string> = new Set(['decided', 'published', 'withdrawn'])

/** Of the draft first; a brief may help another proposal too. */
async function openProposals(scope: StaffScope, { draftId }: LabRunWithFigures) {
  const open = (await listProposals(scope)).filter(({ stage }) => !CLOSED.has(stage))
  return open.toSorted((one, other) => Number(other.draftId === draftId) - Number(one.draftId === draftId))
}
