import type { MatchCase } from '#patient-index'
import { Button } from '#ui/button/button'
import { CheckField, RadioField } from '#ui/choice/choice'
import { Field } from '#ui/field/field'
import { LongField } from '#ui/long-field/long-field'
import { Notice } from '#ui/notice/notice'
import { paths, type StaffPlace } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { nameIn } from '../words-of-patients.ts'
import { candidateTitle } from './candidate-title.ts'
import type { Said } from './said.ts'

export type DecisionFormProps = {
  readonly frame: Frame
  readonly place: StaffPlace
  readonly found: MatchCase
  readonly said?: Said | undefined
}

const LONGEST_REASON = 2000

/** What this person may say of the case now: decide, agree or not with a proposal, or undo. */
export function DecisionForm({ frame, place, found, said }: DecisionFormProps) {
  const t = frame.w.worklist
  const proposer = found.decisions.findLast(({ word }) => word === 'same')?.actorName ?? ''
  const isProposed = !found.closedAt && found.words.includes('refuse')
  const fault = said?.fault ?? null
  return (
    <section id="decide">
      <h2>{found.closedAt ? t.undo : t.decide}</h2>
      {found.isUnderWay && <p>{t.underWay}</p>}
      {isProposed && (
        <Notice kind="info">
          <p>{found.words.includes('confirm') ? t.proposed({ name: proposer }) : t.proposedOwn}</p>
        </Notice>
      )}
      {found.words.length > 0 && (
        <form class="stack steps" method="post" action={paths.case(place, found.caseId)}>
          <input type="hidden" name="turn" value={found.nextTurn} />
          {found.words.includes('same') && <Words frame={frame} found={found} said={said} />}
          {isProposed && <Answers frame={frame} found={found} said={said} />}
          {found.closedAt && (
            <>
              <input type="hidden" name="word" value="undo" />
              <p>{t.undoHint}</p>
            </>
          )}
          <LongField
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={said?.reason}
            fault={fault === 'reason' ? t.faults.reason : null}
            longest={LONGEST_REASON}
            isRequired
          />
          <div>
            <Button kind={found.closedAt ? 'secondary' : 'primary'}>{found.closedAt ? t.undo : t.goOn}</Button>
          </div>
        </form>
      )}
    </section>
  )
}

/** Where on the page each fault is mended. */
export const FIELD_OF = {
  reason: 'reason',
  candidate: 'word',
  word: 'word',
  overtaken: 'decide',
  day: 'received-from',
} as const

type PartProps = Omit<DecisionFormProps, 'place'>

/** The same as one of the candidates, another, or not to be told yet; with what goes with it. */
function Words({ frame, found, said }: PartProps) {
  const t = frame.w.worklist
  const isMove = found.kind === 'move'
  const same = found.candidates.map((candidate, at) => ({
    value: `same:${candidate.linkId}`,
    text: isMove ? t.moveSame : sameText(frame, found, at),
    hint: hintFor(frame, found, at),
  }))
  const apart = isMove ? t.moveOther : found.kind === 'parted' || found.kind === 'merge' ? t.partedOther : t.another
  const isSeen = found.patient !== null && found.patient.ownAccounts + found.patient.otherAccounts > 0
  const value = said?.word === 'same' ? `same:${said.candidateLink}` : said?.word
  return (
    <>
      <RadioField
        name="word"
        label={isMove ? t.decide : t.who}
        value={value ?? null}
        fault={said?.fault === 'word' || said?.fault === 'candidate' ? t.faults[said.fault] : null}
        choices={[...same, { value: 'other', text: apart }, { value: 'unsure', text: t.unsure, hint: t.unsureHint }]}
      />
      {found.needsSecond && <p class="hint">{t.will.second}</p>}
      {found.kind === 'reused-number' && (
        <Field
          name="received-from"
          type="date"
          label={t.receivedFrom}
          hint={t.receivedFromHint}
          value={said?.receivedFrom?.toISOString().slice(0, 10)}
          fault={said?.fault === 'day' ? t.faults.day : null}
        />
      )}
      {isSeen && !isMove && <Follows frame={frame} found={found} said={said} />}
    </>
  )
}

function sameText(frame: Frame, found: MatchCase, at: number): string {
  const t = frame.w.worklist
  if (found.candidates[at]!.hadTheNumber) return t.sameAsBefore
  return found.candidates.length === 1 ? t.same : t.sameAs({ number: at + 1 })
}

function hintFor(frame: Frame, found: MatchCase, at: number): string {
  const candidate = found.candidates[at]!
  const name = nameIn(candidate.demographics, frame)
  return found.candidates.length === 1 ? name : `${candidateTitle({ frame, found, candidate, at })}: ${name}`
}

/** Whose permissions go along, where somebody sees the record that gives way. */
function Follows({ frame, found, said }: PartProps) {
  const t = frame.w.worklist
  const own = { name: 'follow-self', text: t.followSelf, isChosen: said ? said.follows.includes('self') : true }
  const others = [
    { name: 'follow-delegate', text: t.followDelegate, isChosen: said?.follows.includes('delegate') ?? false },
    { name: 'follow-guardian', text: t.followGuardian, isChosen: said?.follows.includes('guardian') ?? false },
  ]
  const { ownAccounts, otherAccounts } = found.patient!
  return (
    <CheckField
      label={t.follows}
      hint={t.followsHint}
      choices={[...(ownAccounts > 0 ? [own] : []), ...(otherAccounts > 0 ? others : [])]}
    />
  )
}

/** A second person agrees or not; who proposed may only take it back. */
function Answers({ frame, found, said }: PartProps) {
  const t = frame.w.worklist
  const mayAgree = found.words.includes('confirm')
  return (
    <RadioField
      name="word"
      label={t.decide}
      value={said?.word ?? (mayAgree ? null : 'refuse')}
      fault={said?.fault === 'word' ? t.faults.word : null}
      choices={[
        ...(mayAgree ? [{ value: 'confirm', text: t.agree }] : []),
        { value: 'refuse', text: mayAgree ? t.notAgreed : t.takeBack },
      ]}
    />
  )
}
