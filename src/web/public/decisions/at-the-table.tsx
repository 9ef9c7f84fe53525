import type { Decision, DecisionRecord } from '#governance'
import { seatInWords } from '../../openness/seat-words.ts'
import type { Frame } from '../../patient/view-types.ts'

export type AtTheTableProps = {
  readonly frame: Frame
  readonly decision: Decision
  readonly record: Partial<DecisionRecord>
  /** What the region goes by, in the reader's words, by the principles' ids. */
  readonly principles: ReadonlyMap<string, string>
}

/** What was said at the table, by seat: positions, changes, what was sent back, the vote, dissent, the patients' word. */
export function AtTheTable(props: AtTheTableProps) {
  return (
    <>
      <Said {...props} />
      <OnTheWay {...props} />
      <TheVote {...props} />
      <Before {...props} />
    </>
  )
}

function Said({ frame: { w }, record }: AtTheTableProps) {
  const t = w.decisions
  return (
    <section>
      <h2>{t.said}</h2>
      <ul class="looks">
        {(record.positions ?? []).map(({ seat, no, stance, grounds, words }) => (
          <li>
            <p>
              <b>{seatInWords(seat, w)}</b>
              {no > 1 && <> ({t.later})</>}: {t.stances[stance]}
            </p>
            <p dir="auto">{words}</p>
            <p class="m">{t.arguedWith({ grounds: grounds.map((ground) => t.grounds[ground]).join(', ') })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OnTheWay({ frame, record, principles }: AtTheTableProps) {
  const { w, timeZone } = frame
  const t = w.decisions
  const returns = (record.steps ?? []).filter(({ word }) => word === 'returned')
  const changes = record.changes ?? []
  const dayOf = (at: string) => w.formatInstantDay(new Date(at), timeZone)
  if (returns.length + changes.length === 0) return null
  return (
    <section>
      <h2>{t.changes}</h2>
      <ul class="looks">
        {returns.map(({ reason, principle, at }) => (
          <li>
            <p>
              <b>{t.sentBack}</b>, {dayOf(at)}
            </p>
            <p dir="auto">{reason}</p>
            {principle && principles.has(principle) && (
              <p class="m">
                {w.whatWeShare.principles}: {principles.get(principle)}
              </p>
            )}
          </li>
        ))}
        {changes.map(({ words, follows, at }) => (
          <li>
            <p dir="auto">{words}</p>
            <p class="m">
              {dayOf(at)}
              {follows.length > 0 && (
                <>. {t.followed({ seats: follows.map((seat) => seatInWords(seat, w)).join(', ') })}</>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TheVote({ frame: { w }, decision, record }: AtTheTableProps) {
  const t = w.decisions
  const dissent = (record.votes ?? []).filter(({ vote }) => vote === 'against')
  const { votesFor, votesAgainst, abstained } = decision
  return (
    <section>
      <h2>{t.votes}</h2>
      <p>
        {t.counted({ inFavour: votesFor, against: votesAgainst, abstained })} {decision.rule && t.rules[decision.rule]}
      </p>
      <ul>
        {(record.votes ?? []).map(({ seat, vote }) => (
          <li>
            {seatInWords(seat, w)}: {t.vote[vote]}
          </li>
        ))}
      </ul>
      <h3>{t.dissent}</h3>
      {dissent.length === 0 && <p>{t.noDissent}</p>}
      {dissent.map(({ seat, words }) => (
        <p>
          <b>{seatInWords(seat, w)}:</b> <bdi>{words}</bdi>
        </p>
      ))}
      {(record.signOffs ?? []).length > 0 && (
        <>
          <h3>{t.signOff}</h3>
          <p>{t.signedOff}</p>
        </>
      )}
    </section>
  )
}

function Before({ frame, record }: AtTheTableProps) {
  const { w, timeZone } = frame
  const evidence = record.evidence ?? []
  if (evidence.length === 0) return null
  return (
    <section>
      <h2>{w.decisions.evidence}</h2>
      <ul>
        {evidence.map(({ title, madeAt }) => (
          <li>
            <bdi>{title}</bdi>, {w.formatInstantDay(new Date(madeAt), timeZone)}
          </li>
        ))}
      </ul>
    </section>
  )
}
