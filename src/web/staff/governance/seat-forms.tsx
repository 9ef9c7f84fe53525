import { GROUNDS, newestText, STANCES, VOTES } from '#governance'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { Field, SelectField } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { paths } from '../../paths.ts'
import type { ProposalView } from './proposal-view.ts'
import { writtenIn } from './room-parts.tsx'

/** What whoever holds a seat at this table may do now. */
export function SeatForms(props: ProposalView) {
  const { own, proposal, role } = props
  const { stage } = proposal
  const isOpen = stage === 'positions' || stage === 'discussion'
  const mayAttach = own !== null || role === 'steward' || role === 'representative'
  return (
    <>
      {own && own.kind !== 'leadership' && isOpen && <PositionForm {...props} />}
      {own && own.kind !== 'leadership' && stage === 'voting' && <VoteForm {...props} />}
      {own?.kind === 'patients' && stage === 'voting' && <SignOffForm {...props} />}
      {own?.kind === 'leadership' && (stage === 'discussion' || stage === 'voting') && <ReturnForm {...props} />}
      {mayAttach && !['decided', 'published', 'withdrawn'].includes(stage) && <NoteForm {...props} />}
    </>
  )
}

function PositionForm({ frame, proposal, own, sent }: ProposalView) {
  const t = frame.w.room
  const form = writtenIn(sent, 'position')
  const hasSpoken = proposal.spoken.includes(own!.seatId)
  return (
    <section>
      <h2>{t.yourPosition}</h2>
      {hasSpoken && <p>{t.revise}</p>}
      <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-position">
        <RadioField
          name="stance"
          label={t.stance}
          choices={STANCES.map((stance) => ({ value: stance, text: t.stances[stance] }))}
          value={form.stance ?? null}
        />
        <CheckField
          label={t.grounds}
          hint={t.groundsHint}
          choices={GROUNDS.map((ground) => ({
            name: `ground-${ground}`,
            text: t.ground[ground],
            isChosen: form[`ground-${ground}`] === 'yes',
          }))}
        />
        <LongField name="words" label={t.words} value={form.words} longest={4_000} isRequired />
        <div>
          <Button name="word" value="position">
            {t.positionDo}
          </Button>
        </div>
      </form>
    </section>
  )
}

function VoteForm({ frame, proposal, own, sent }: ProposalView) {
  const t = frame.w.room
  const form = writtenIn(sent, 'vote')
  const { textNo } = newestText(proposal)
  const ballot = proposal.ballots.find((each) => each.seatId === own!.seatId && each.textNo === textNo)
  return (
    <section>
      <h2>{t.yourVote}</h2>
      <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-vote">
        <RadioField
          name="vote"
          label={t.yourVote}
          choices={VOTES.map((each) => ({ value: each, text: t.votes[each] }))}
          value={form.vote ?? ballot?.vote ?? null}
        />
        <LongField
          name="words"
          label={t.voteWords}
          hint={t.voteWordsHint}
          value={form.words ?? ballot?.words ?? undefined}
          longest={2_000}
        />
        <div>
          <Button name="word" value="vote">
            {t.voteDo}
          </Button>
        </div>
      </form>
    </section>
  )
}

function SignOffForm({ frame, proposal, own }: ProposalView) {
  const t = frame.w.room
  const { textNo } = newestText(proposal)
  const hasSigned = proposal.signOffs.some((each) => each.seatId === own!.seatId && each.textNo === textNo)
  return (
    <section>
      <h2>{t.signOff}</h2>
      <p>{hasSigned ? t.hasSigned : t.signOffHint}</p>
      {!hasSigned && (
        <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-sign-off">
          <div>
            <Button kind="secondary" name="word" value="sign-off">
              {t.signOffDo}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function ReturnForm({ frame, proposal, checked, sent }: ProposalView) {
  const { language, room: t } = frame.w
  const form = writtenIn(sent, 'return')
  const principles = checked?.rulebook?.principles ?? []
  return (
    <section>
      <h2>{t.return}</h2>
      <p>{t.returnHint}</p>
      <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-return">
        {principles.length > 0 && (
          <SelectField
            name="principle"
            label={t.principle}
            value={form.principle ?? ''}
            choices={[
              { value: '', text: t.noPrinciple },
              ...principles.map(({ id, says }) => ({ value: id, text: says[language] })),
            ]}
          />
        )}
        <LongField name="reason" label={t.reason} value={form.reason} longest={2_000} isRequired />
        <div>
          <Button name="word" value="return">
            {t.returnDo}
          </Button>
        </div>
      </form>
    </section>
  )
}

function NoteForm({ frame, proposal, sent }: ProposalView) {
  const t = frame.w.room
  const form = writtenIn(sent, 'evidence')
  return (
    <details open={sent?.word === 'evidence'}>
      <summary>{t.addNote}</summary>
      <form class="stack" method="post" action={paths.proposal(proposal.proposalId)} id="form-evidence">
        <Field name="title" label={t.name} value={form.title} isRequired />
        <LongField name="note-words" label={t.words} value={form['note-words']} longest={4_000} isRequired />
        <Field name="link" label={t.link} value={form.link} />
        <div>
          <Button kind="secondary" name="word" value="evidence">
            {t.addNoteDo}
          </Button>
        </div>
      </form>
    </details>
  )
}
