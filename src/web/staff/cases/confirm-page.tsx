import type { MatchCase } from '#patient-index'
import { BackLink } from '#ui/back-link/back-link'
import { Button } from '#ui/button/button'
import { Facts } from '#ui/facts/facts'
import { paths, type StaffPlace } from '../../paths.ts'
import { PortalPage } from '../../patient/portal-page.tsx'
import type { Frame } from '../../patient/view-types.ts'
import { nameIn } from '../words-of-patients.ts'
import { candidateTitle } from './candidate-title.ts'
import type { Said } from './said.ts'

export type ConfirmPageProps = {
  readonly frame: Frame
  readonly place: StaffPlace
  readonly found: MatchCase
  readonly said: Said
}

/** What will happen, in plain words, before it does. */
export function ConfirmPage({ frame, place, found, said }: ConfirmPageProps) {
  const t = frame.w.worklist
  const action = paths.case(place, found.caseId)
  const at = found.candidates.findIndex(({ linkId }) => linkId === said.candidateLink)
  const candidate = found.candidates[at]
  const about = [
    { label: t.patient, value: nameIn(found.demographics, frame) },
    ...(candidate
      ? [
          {
            label: candidateTitle({ frame, found, candidate, at }),
            value: nameIn(candidate.demographics, frame),
          },
        ]
      : []),
    { label: t.decide, value: t.words[said.word ?? 'unsure'] },
    { label: t.reason, value: said.reason },
  ]
  return (
    <PortalPage frame={frame} title={t.confirmTitle}>
      <BackLink href={action}>{t.back}</BackLink>
      <h1>{t.confirmTitle}</h1>
      <Facts facts={about} />
      {consequencesOf({ frame, found, said }).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <form method="post" action={action}>
        <input type="hidden" name="sure" value="yes" />
        {fieldsOf(said).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>{t.doIt}</Button>
      </form>
    </PortalPage>
  )
}

function consequencesOf({ frame, found, said }: Pick<ConfirmPageProps, 'frame' | 'found' | 'said'>): string[] {
  const { will } = frame.w.worklist
  const proposer = found.decisions.findLast(({ word }) => word === 'same')?.actorName ?? ''
  switch (said.word) {
    case 'same':
      return [found.kind === 'move' ? will.move : will.same, ...(found.needsSecond ? [will.second] : [])]
    case 'confirm':
      return [will.confirm({ name: proposer })]
    case 'refuse':
      return [will.refuse]
    case 'undo':
      return [will.undo]
    default:
      return [found.patient === null ? will.other : will.stay]
  }
}

/** The same fields once more, so that the answer says all of it. */
function fieldsOf(said: Said): [string, string][] {
  const word = said.word === 'same' ? `same:${said.candidateLink}` : (said.word ?? '')
  const day = said.receivedFrom ? said.receivedFrom.toISOString().slice(0, 10) : ''
  return [
    ['turn', String(said.turn)],
    ['word', word],
    ['reason', said.reason],
    ...(day ? [['received-from', day] as [string, string]] : []),
    ...said.follows.map((capacity): [string, string] => [`follow-${capacity}`, 'yes']),
  ]
}
