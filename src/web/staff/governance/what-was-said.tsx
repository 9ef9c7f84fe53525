import { newestText, type Position } from '#governance'
import { seatInWords } from '../../openness/seat-words.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { ProposalView } from './proposal-view.ts'

/** Each seat with what it has said; while first positions are blind, only whether it has. */
export function Positions({ frame, proposal }: ProposalView) {
  const { w, timeZone } = frame
  const t = w.room
  const voices = proposal.seats.filter(({ kind }) => kind !== 'leadership')
  return (
    <section>
      <h2>{t.positions}</h2>
      {proposal.stage === 'positions' && (
        <p>{t.blind({ day: w.formatInstantDay(proposal.positionsUntil, timeZone) })}</p>
      )}
      <ul class="looks">
        {voices.map((seat) => {
          const said = proposal.positions.filter(({ seatId }) => seatId === seat.seatId)
          return (
            <li>
              <p>
                <b>{seatInWords(seat, w)}</b>{' '}
                {said.length === 0 && <>· {proposal.spoken.includes(seat.seatId) ? t.spoken : t.silent}</>}
              </p>
              {said.map((position) => (
                <OnePosition frame={frame} position={position} />
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function OnePosition({ frame, position }: { readonly frame: Frame; readonly position: Position }) {
  const { w, timeZone } = frame
  const t = w.room
  return (
    <>
      <p>
        {t.stances[position.stance]} · {position.grounds.map((ground) => t.ground[ground]).join(', ')}
      </p>
      <p dir="auto">{position.words}</p>
      <p class="m">
        {t.positionOf({
          number: position.positionNo,
          when: w.formatInstant(position.saidAt, timeZone),
          text: position.textNo,
        })}
      </p>
    </>
  )
}

/** The votes and signatures on the text that stands before the room, once a vote was called. */
export function Votes({ frame, proposal }: ProposalView) {
  const { w } = frame
  const t = w.room
  const { textNo } = newestText(proposal)
  if (!proposal.steps.some((step) => step.word === 'to-vote' && step.textNo === textNo)) return null
  const voices = proposal.seats.filter(({ kind }) => kind !== 'leadership')
  return (
    <section>
      <h2>{t.voted}</h2>
      <ul class="looks">
        {voices.map((seat) => {
          const ballot = proposal.ballots.find((each) => each.seatId === seat.seatId && each.textNo === textNo)
          const hasSigned = proposal.signOffs.some((each) => each.seatId === seat.seatId && each.textNo === textNo)
          return (
            <li>
              <p>
                <b>{seatInWords(seat, w)}</b> · {ballot ? t.votes[ballot.vote] : t.notVoted}
                {seat.kind === 'patients' && <> · {hasSigned ? t.signed : t.notSigned}</>}
              </p>
              {ballot?.words && <p dir="auto">{ballot.words}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The steps of a proposal in their order, each with its reason; of a new text what changed and because of whom. */
export function Course({ frame, proposal, checked }: ProposalView) {
  const { w, timeZone } = frame
  const t = w.room
  const names = new Map(proposal.seats.map((seat) => [seat.seatId, seatInWords(seat, w)]))
  const principles = new Map(checked?.rulebook?.principles.map(({ id, says }) => [id, says[w.language]]))
  return (
    <section>
      <h2>{t.course}</h2>
      <ol class="looks">
        {proposal.steps.map((step) => {
          const text = step.word === 'amended' ? proposal.texts.find(({ textNo }) => textNo === step.textNo) : null
          const follows = text?.follows.flatMap((seatId) => names.get(seatId) ?? []) ?? []
          return (
            <li>
              <p>
                <b>{t.steps[step.word]}</b> · {t.text({ number: step.textNo })}
              </p>
              {step.reason && <p dir="auto">{step.reason}</p>}
              {step.principle && (
                <p>
                  {t.principle}: {principles.get(step.principle) ?? step.principle}
                </p>
              )}
              {text?.changed && <p dir="auto">{text.changed}</p>}
              {follows.length > 0 && (
                <p>
                  {t.follows}: {follows.join(', ')}
                </p>
              )}
              <p class="m">{t.stepBy({ when: w.formatInstant(step.at, timeZone), name: step.actorName })}</p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
