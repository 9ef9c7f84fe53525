import { newestText } from '#governance'
import { Button } from '#ui/button/button'
import { CheckField } from '#ui/choice/choice'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { seatInWords } from '../../openness/seat-words.ts'
import { paths } from '../../paths.ts'
import type { ProposalView } from './proposal-view.ts'
import { dayFromNow, writtenIn } from './room-parts.tsx'

/** What a steward may do now to lead a proposal on its way. */
export function ChairForms(props: ProposalView) {
  const { role, proposal } = props
  const { stage } = proposal
  if (role !== 'steward') return null
  return (
    <>
      {stage === 'voting' && <CloseForm {...props} />}
      {stage === 'discussion' && <CallVoteForm {...props} />}
      {['discussion', 'voting', 'returned'].includes(stage) && <AmendForm {...props} />}
      {['positions', 'discussion', 'voting', 'returned'].includes(stage) && <WithdrawForm {...props} />}
    </>
  )
}

function AmendForm({ frame, proposal, sent }: ProposalView) {
  const { w } = frame
  const t = w.room
  const form = writtenIn(sent, 'amend')
  return (
    <section>
      <h2>{t.amend}</h2>
      <p>{t.amendHint}</p>
      {proposal.draftId && (
        <p>
          {t.amendDraft} <a href={paths.draft(proposal.draftId)}>{t.openDraft}</a>
        </p>
      )}
      <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-amend">
        <LongField
          name="summary"
          label={t.summary}
          hint={t.summaryHint}
          value={form.summary ?? newestText(proposal).summary}
          longest={4_000}
          isRequired
        />
        <LongField name="changed" label={t.changed} value={form.changed} longest={2_000} isRequired />
        <CheckField
          label={t.follows}
          choices={proposal.seats.map((seat) => ({
            name: `follows-${seat.seatId}`,
            text: seatInWords(seat, w),
            isChosen: form[`follows-${seat.seatId}`] === 'yes',
          }))}
        />
        <div>
          <Button kind="secondary" name="word" value="amend">
            {t.amendDo}
          </Button>
        </div>
      </form>
    </section>
  )
}

function CallVoteForm({ frame, proposal, checked, sent }: ProposalView) {
  const t = frame.w.room
  const form = writtenIn(sent, 'call-vote')
  return (
    <section>
      <h2>{t.callVote}</h2>
      {checked && !checked.publishable ? (
        <p>{t.callVoteBlocked}</p>
      ) : (
        <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-call-vote">
          <Field name="until" type="date" label={t.voteUntil} value={form.until ?? dayFromNow(frame, 7)} isRequired />
          <div>
            <Button name="word" value="call-vote">
              {t.callVoteDo}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function CloseForm({ frame, proposal, foreseen, sent }: ProposalView) {
  const t = frame.w.room
  const form = writtenIn(sent, 'close')
  if (!foreseen) return null
  return (
    <section>
      <h2>{t.close}</h2>
      {foreseen.outcome === null ? (
        <p>{t.missing[foreseen.why]}</p>
      ) : (
        <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-close">
          <p>{t.foreseen[foreseen.outcome]}</p>
          <LongField name="reason" label={t.closeReason} value={form.reason} longest={4_000} isRequired />
          <div>
            <Button name="word" value="close">
              {t.closeDo}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function WithdrawForm({ frame, proposal, sent }: ProposalView) {
  const t = frame.w.room
  return (
    <details open={sent?.word === 'withdraw'}>
      <summary>{t.withdraw}</summary>
      <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-withdraw">
        <Field name="reason" id="withdraw-reason" label={t.reason} isRequired />
        <div>
          <Button kind="secondary" name="word" value="withdraw">
            {t.withdrawDo}
          </Button>
        </div>
      </form>
    </details>
  )
}
