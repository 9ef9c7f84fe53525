import { Invalid } from '#base/errors'
import {
  amendProposal,
  attachEvidence,
  callVote,
  checkText,
  closeVote,
  foresee,
  GROUNDS,
  listConcerns,
  type Proposal,
  readOwnSeat,
  readProposal,
  returnProposal,
  signOff,
  takePosition,
  vote,
  withdrawProposal,
} from '#governance'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { namesOfInstitutions } from '../rulebooks/show-rulebook.tsx'
import { ProposalPage } from './proposal-page.tsx'
import type { Sent } from './room-parts.tsx'

/** A proposal: what it is, whether it holds, what it rests on, what was said, and what one may do. */
export async function showProposal(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const proposal = await readProposal(scope, { proposalId: visit.params.proposalId ?? '' })
  return { view: await pageOf(scope, frame, proposal, null, visit.query.done === 'yes') }
}

/** Says a position, votes, signs, amends, calls the vote, sends back, decides. */
export async function actOnProposal(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const proposal = await readProposal(scope, { proposalId: visit.params.proposalId ?? '' })
  const { form } = visit
  const word = form.word ?? ''
  const fault = await actOf(scope, proposal, word, form)
  if (fault === null) return { goTo: paths.proposal(proposal.proposalId, 'yes') }
  return { view: await pageOf(scope, frame, proposal, { word, fault, form }, false), status: 422 }
}

async function actOf(
  scope: StaffScope,
  { proposalId, seats }: Proposal,
  word: string,
  form: Visit['form'],
): Promise<Sent['fault'] | null> {
  const { words = '', reason = '' } = form
  switch (word) {
    case 'position': {
      const grounds = GROUNDS.filter((ground) => form[`ground-${ground}`] === 'yes')
      return takePosition(scope, { proposalId, stance: form.stance ?? '', grounds, words })
    }
    case 'amend': {
      const follows = seats.map(({ seatId }) => seatId).filter((seatId) => form[`follows-${seatId}`] === 'yes')
      return amendProposal(scope, { proposalId, summary: form.summary ?? '', changed: form.changed ?? '', follows })
    }
    case 'call-vote':
      return callVote(scope, { proposalId, until: form.until ?? '' })
    case 'vote':
      return vote(scope, { proposalId, vote: form.vote ?? '', words })
    case 'sign-off':
      return signOff(scope, { proposalId, words })
    case 'return':
      return returnProposal(scope, { proposalId, reason, principle: form.principle || null })
    case 'evidence':
      return attachNote(scope, proposalId, form)
    case 'withdraw':
      if (reason.trim() === '') return 'reason'
      return withdrawProposal(scope, { proposalId, reason }).then(() => null)
    case 'close': {
      const closed = await closeVote(scope, { proposalId, reason })
      return 'fault' in closed ? closed.fault : null
    }
    default:
      throw new Invalid('form', { detail: 'no word' })
  }
}

async function attachNote(scope: StaffScope, proposalId: string, form: Visit['form']): Promise<'evidence' | null> {
  const { title = '', 'note-words': words = '', link = null } = form
  if (title.trim() === '' || words.trim() === '' || (link && !/^https?:\/\//.test(link.trim()))) return 'evidence'
  try {
    await attachEvidence(scope, { proposalId, evidence: { kind: 'note', title, words, link } })
    return null
  } catch (fault) {
    if (fault instanceof Invalid) return 'evidence'
    throw fault
  }
}

async function pageOf(scope: StaffScope, frame: Frame, proposal: Proposal, sent: Sent | null, isDone: boolean) {
  const seat = await readOwnSeat(scope)
  const checked = await checkText(scope, proposal)
  const names = await namesOfInstitutions(scope)
  const foreseen = proposal.stage === 'voting' ? await foresee(scope, proposal) : null
  const concerns = await listConcerns(scope, { proposalId: proposal.proposalId })
  const own = proposal.seats.find(({ seatId }) => seatId === seat?.seatId) ?? null
  return (
    <ProposalPage {...{ frame, proposal, own, checked, names, foreseen, concerns, sent, isDone }} role={scope.role} />
  )
}
