import { answerOffer, findOffer, RELATIONS } from '#access'
import { TooMany } from '#base/errors'
import type { AccountScope, PublicScope } from '#platform/database/scopes'
import { paths } from '../paths.ts'
import { AcceptDoorPage, AcceptOfferPage, AnsweredPage } from '../patient/delegates/accept-pages.tsx'
import type { Frame } from '../patient/view-types.ts'
import { nameOf } from '../shell/frame.ts'
import { type Shown, SUBJECT_COOKIE, type Visit } from '../shell/visit.ts'

const LONGEST_CODE = 60

/** Where a code is typed or followed to. Looking at it asks nothing and uses nothing up (security case F04). */
export async function showAcceptDoor(_scope: PublicScope, visit: Visit, frame: Frame): Promise<Shown> {
  return { view: <AcceptDoorPage frame={frame} code={codeOf(visit.query)} fault={null} /> }
}

/** Says what a code offers; then, with a word, accepts or declines it in the account that is signed in. */
export async function acceptHelp(scope: AccountScope, visit: Visit, frame: Frame): Promise<Shown> {
  const code = codeOf(visit.form)
  const again = (fault: 'wrong' | 'own' | 'too-many', status: number): Shown => ({
    view: <AcceptDoorPage frame={frame} code={code} fault={fault} />,
    status,
  })
  const offer = await findOffer(scope, { code }).catch((fault: unknown) => {
    if (fault instanceof TooMany) return 'too-many' as const
    throw fault
  })
  if (offer === 'too-many') return again('too-many', 429)
  if (!offer) return again('wrong', 422)
  if (offer.state === 'own') return again('own', 422)
  const { word } = visit.form
  const relation = RELATIONS.find((each) => each === visit.form.relation) ?? null
  if ((word !== 'accept' && word !== 'decline') || (word === 'accept' && relation === null)) {
    const hasFault = word === 'accept'
    const isStaff = scope.session.roles.length > 0
    const view = <AcceptOfferPage frame={frame} code={code} offer={offer} isStaff={isStaff} hasFault={hasFault} />
    return { view, ...(hasFault && { status: 422 }) }
  }
  const answer = word === 'accept' ? 'accepted' : 'declined'
  const personId = await answerOffer(scope, { code, answer, relation })
  if (!personId) return again('wrong', 422)
  const from = answer === 'declined' ? null : offer.validFrom
  if (from === null || from > scope.now)
    return { view: <AnsweredPage frame={frame} name={nameOf(offer)} from={from} /> }
  return { goTo: paths.home(), cookies: { [SUBJECT_COOKIE]: personId } }
}

function codeOf(fields: Visit['query']): string {
  return (fields.code ?? '').slice(0, LONGEST_CODE)
}
