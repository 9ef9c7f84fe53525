import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StaffRole, type StaffScope, withPublicScope, withStaffScope } from '#platform/database/scopes'
import { readDraft, readLiveRulebook, readRulebook, saveDraft } from '#release'
import { tokenIn } from '../../../../test/support/actors.ts'
import { databaseKinds } from '../../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts'
import { publishDecided } from '../publish-decided.ts'
import { listDecisions, listOpenProposals, readDecision } from '../read-decisions.ts'
import { addSeat, appointHolder, dismissHolder, listSeats } from '../seats.ts'
import { decideUrgently } from '../urgent-decision.ts'
import { attachEvidence } from './attach-evidence.ts'
import { amendProposal, callVote } from './chair.ts'
import { closeVote } from './close-vote.ts'
import { openProposal } from './open-proposal.ts'
import { readProposal } from './read-proposal.ts'
import { returnProposal } from './return-proposal.ts'
import { takePosition } from './take-position.ts'
import { signOff, vote } from './vote.ts'

const daysFromNow = (days: number) => new Date(performance.timeOrigin + days * 86_400_000).toISOString().slice(0, 10)
const ROLES = {
  steward: 'steward',
  clinician: 'clinician',
  homecare: 'clinician',
  representative: 'representative',
  leader: 'institution-administrator',
  site: 'institution-administrator',
} as const satisfies Record<string, StaffRole>

describe.each(databaseKinds())('the room decides, on %s', (kind) => {
  let portal: TestPortal
  const tokens = new Map<string, string>()
  let draftId: string
  let proposalId: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    for (const name of Object.keys(ROLES)) tokens.set(name, tokenIn(await portal.signIn(`${name}@demo.example`)))
  })
  afterAll(() => portal.close())

  const as = <Result>(name: keyof typeof ROLES, work: (scope: StaffScope) => Promise<Result>) =>
    withStaffScope(portal.house.database, { token: tokens.get(name)!, role: ROLES[name], requestId: 'test' }, work)
  const asAnybody = <Result>(work: Parameters<typeof withPublicScope<Result>>[2]) =>
    withPublicScope(portal.house.database, { requestId: 'test' }, work)
  const say = (name: keyof typeof ROLES, words: string, grounds: readonly string[] = ['patient-benefit']) =>
    as(name, (scope) => takePosition(scope, { proposalId, stance: 'with-changes', grounds, words }))
  const stage = async () => (await as('steward', (scope) => readProposal(scope, { proposalId }))).stage
  const draftWith = (change: (yaml: string) => string, id: string | null) =>
    as('steward', async (scope) => {
      const live = await readRulebook(scope, { version: (await readLiveRulebook(scope)).version })
      return saveDraft(scope, { draftId: id, title: 'Tissue sooner', yaml: change(live!.yaml) })
    })
  /** As the page does, but with whatever outcome somebody wishes for. */
  const closeByHand = (outcome: string) =>
    as('steward', async (scope) => {
      const { rows } = await sql<{ made: number | null }>`
        select close_vote(${proposalId}::uuid, 3, ${outcome}, 'x', '{}', 'x') as made`.execute(scope.db)
      return rows[0]!.made
    })
  const about = { rule: 'consensus', reviewOn: daysFromNow(180), positionsUntil: daysFromNow(7) } as const

  it('begins with a founding decision, seats of the region and nobody in some of them', async () => {
    const [founding] = await asAnybody(listDecisions)
    expect(founding).toMatchObject({ kind: 'founding', carries: 'rulebook', published: { version: 1 } })
    const seats = await as('clinician', listSeats)
    expect(seats.map((seat) => `${seat.kind}: ${seat.holder?.name ?? 'nobody'}`)).toEqual([
      'hospital: Dr Sigrid Lien',
      'general-practice: nobody',
      'home-care: Anja Sund',
      'nursing-home: nobody',
      'laboratory: nobody',
      'patients: Ola Nordmann',
      'leadership: Ivar Dahl',
    ])
  })

  it('gives a seat to whoever works at an institution, and to nobody twice', async () => {
    const seatId = await as('steward', (scope) => addSeat(scope, { kind: 'imaging' }))
    const appoint = (email: string) => as('steward', (scope) => appointHolder(scope, { seatId, email }))
    expect(await appoint('patient@demo.example')).toBe('unknown-address')
    expect(await appoint('steward@demo.example')).toBe('unknown-address')
    expect(await appoint('clinician@demo.example')).toBe('holds-a-seat')
    expect(await appoint(' SITE@demo.example ')).toBe(null)
    await expect(as('clinician', (scope) => addSeat(scope, { kind: 'hospital' }))).rejects.toThrow(/stewards/)
  })

  it('opens a proposal for every seat that is held, with a review date', async () => {
    draftId = await draftWith((yaml) => yaml.replaceAll('limitDays: 14', 'limitDays: 40'), null)
    const asked = { draftId, title: 'Tissue samples sooner', summary: 'They open at once.', ...about }
    const open = (over: object) => as('steward', (scope) => openProposal(scope, { ...asked, ...over }))
    expect(await open({ reviewOn: '2020-01-01' })).toEqual({ fault: 'review' })
    expect(await open({ title: ' ' })).toEqual({ fault: 'title' })
    const opened = await open({})
    proposalId = (opened as { proposalId: string }).proposalId
    const proposal = await as('clinician', (scope) => readProposal(scope, { proposalId }))
    expect(proposal.seats.map((seat) => seat.kind)).toEqual([
      'hospital',
      'home-care',
      'imaging',
      'patients',
      'leadership',
    ])
    expect(proposal.stage).toBe('positions')
    await expect(open({})).rejects.toThrow(/already/)
    expect((await asAnybody(listOpenProposals)).map(({ title }) => title)).toEqual(['Tissue samples sooner'])
  })

  it('keeps first positions from the others until the last seat has spoken', async () => {
    expect(await say('clinician', 'Patients are told by us first.', ['nothing'])).toBe('grounds')
    await say('clinician', 'Patients are told by us first.', ['own-workload'])
    await say('homecare', 'We stand beside them when they read it.')
    await say('representative', 'It is our body.', ['patient-benefit', 'law'])
    const seen = await as('homecare', (scope) => readProposal(scope, { proposalId }))
    expect(seen.positions.map(({ words }) => words)).toEqual(['We stand beside them when they read it.'])
    expect(seen.spoken).toHaveLength(3)
    const steward = await as('steward', (scope) => readProposal(scope, { proposalId }))
    expect(steward.positions).toEqual([])
    await say('site', 'No objection.', ['law'])
    const all = await as('steward', (scope) => readProposal(scope, { proposalId }))
    expect([all.stage, all.positions.length]).toEqual(['discussion', 4])
    await say('clinician', 'With a comment within five days we agree.')
    const revised = await as('representative', (scope) => readProposal(scope, { proposalId }))
    expect(revised.positions.filter(({ positionNo }) => positionNo === 2)).toHaveLength(1)
  })

  it('takes evidence from those who have a say', async () => {
    const evidence = {
      kind: 'note',
      title: 'A study',
      words: 'Most prefer at once.',
      link: 'javascript:alert(1)',
    } as const
    const attach = (over: object) =>
      as('representative', (scope) => attachEvidence(scope, { proposalId, evidence: { ...evidence, ...over } }))
    await expect(attach({})).rejects.toThrow(/https/)
    await attach({ link: 'https://example.org/study' })
    const figures = { rows: [{ name: 'Open at once', now: '3', proposed: '9' }] }
    await as('steward', (scope) =>
      attachEvidence(scope, {
        proposalId,
        evidence: { kind: 'lab-brief', title: 'Brief', figures, madeAt: scope.now },
      }),
    )
    const { evidence: pack } = await as('clinician', (scope) => readProposal(scope, { proposalId }))
    expect(pack.map((each) => [each.kind, each.figures])).toEqual([
      ['note', null],
      ['lab-brief', figures],
    ])
  })

  it('does not vote on what breaks a principle, and takes back what the leadership returns', async () => {
    expect(await as('steward', (scope) => callVote(scope, { proposalId, until: daysFromNow(3) }))).toBe('does-not-hold')
    const back = { proposalId, reason: 'Forty days break our first principle.', principle: 'longest-wait' }
    await expect(as('clinician', (scope) => returnProposal(scope, back))).rejects.toThrow(/leadership/)
    expect(await as('leader', (scope) => returnProposal(scope, back))).toBe(null)
    expect(await stage()).toBe('returned')
    const { seats } = await as('steward', (scope) => readProposal(scope, { proposalId }))
    const amend = { proposalId, summary: 'After five days.', changed: 'Five days.', follows: [seats[0]!.seatId] }
    await draftWith((yaml) => yaml.replaceAll('limitDays: 14', 'limitDays: 5'), draftId)
    expect(await as('steward', (scope) => amendProposal(scope, amend))).toBe(null)
    expect(await as('steward', (scope) => amendProposal(scope, amend))).toBe('same')
    expect(await as('steward', (scope) => callVote(scope, { proposalId, until: daysFromNow(3) }))).toBe('does-not-hold')
    await draftWith((yaml) => inNewWords(yaml.replaceAll('limitDays: 14', 'limitDays: 5')), draftId)
    expect(await as('steward', (scope) => amendProposal(scope, { ...amend, changed: 'Words.' }))).toBe(null)
    expect(await stage()).toBe('discussion')
  })

  it('decides only with every vote and with the word of the patients, and records dissent', async () => {
    await as('steward', (scope) => callVote(scope, { proposalId, until: daysFromNow(3) }))
    const close = () => as('steward', (scope) => closeVote(scope, { proposalId, reason: 'All but one agree.' }))
    const cast = (name: keyof typeof ROLES, word: string, words = '') =>
      as(name, (scope) => vote(scope, { proposalId, vote: word, words }))
    await cast('clinician', 'for')
    await cast('homecare', 'for')
    expect(await cast('site', 'against')).toBe('words')
    await cast('site', 'against', 'Not yet.')
    await cast('site', 'abstain', 'Not yet, and I do not stand in the way.')
    await expect(cast('leader', 'for')).rejects.toThrow(/leadership/)
    expect(await close()).toEqual({ fault: 'votes-missing' })
    expect(await closeByHand('accepted')).toBe(null)
    await cast('representative', 'for')
    expect(await close()).toEqual({ fault: 'sign-off-missing' })
    await expect(closeByHand('accepted')).rejects.toThrow()
    expect(await closeByHand('refused')).toBe(null)
    await expect(as('clinician', (scope) => signOff(scope, { proposalId, words: '' }))).rejects.toThrow(/patients/)
    await as('representative', (scope) => signOff(scope, { proposalId, words: 'Five days we can live with.' }))
    const closed = (await close()) as { decisionId: number }
    const decision = await asAnybody((scope) => readDecision(scope, closed))
    expect(decision).toMatchObject({
      outcome: 'accepted',
      votesFor: 3,
      votesAgainst: 0,
      abstained: 1,
      signedOff: 1,
      signOffsNeeded: 1,
      summary: 'After five days.',
      reviewOn: about.reviewOn,
    })
    expect(decision.record.positions).toHaveLength(5)
    expect(decision.record.steps?.map(({ word }) => word)).toEqual([
      'opened',
      'returned',
      'amended',
      'amended',
      'to-vote',
    ])
    expect(decision.record.changes?.[0]?.follows).toEqual([{ kind: 'hospital', number: 1 }])
    expect(JSON.stringify(decision)).not.toMatch(/Sigrid|Anja|Ola N|Gro A/)
    const version = await as('steward', (scope) =>
      publishDecided(scope, { decisionId: closed.decisionId, effectiveFrom: daysFromNow(0) }),
    )
    expect(version).toBe(2)
    expect((await as('steward', (scope) => readDraft(scope, { draftId }))).publishedVersion).toBe(2)
    expect(await stage()).toBe('published')
    const turned = await as('site', (scope) =>
      sql`update ballot set vote = 'against', voted_at = now(), account_id = scope_actor()
        where proposal_id = ${proposalId}::uuid returning vote`.execute(scope.db),
    )
    expect(turned.rows).toEqual([])
  })

  it('lets a steward decide what cannot wait, for the room to confirm by a day', async () => {
    const urgent = await draftWith((yaml) => yaml, null)
    const asked = { draftId: urgent, summary: 'As before.', reason: 'A fault.', reviewOn: daysFromNow(90) }
    const decided = await as('steward', (scope) => decideUrgently(scope, { ...asked, confirmBy: daysFromNow(14) }))
    const { decisionId } = decided as { decisionId: number }
    const decision = await asAnybody((scope) => readDecision(scope, { decisionId }))
    expect(decision).toMatchObject({
      kind: 'urgent',
      reason: 'A fault.',
      confirmBy: daysFromNow(14),
      confirmedBy: null,
    })
    await expect(
      as('representative', (scope) => decideUrgently(scope, { ...asked, confirmBy: daysFromNow(14) })),
    ).rejects.toThrow()
  })

  it('first positions stay closed when those who have not spoken lose their seats', async () => {
    const asked = { draftId: null, title: 'A café', summary: 'Coffee at the desk.', ...about }
    const opened = await as('steward', (scope) => openProposal(scope, asked))
    proposalId = (opened as { proposalId: string }).proposalId
    await say('clinician', 'Why not.')
    for (const { seatId, kind: of, holder } of await as('steward', listSeats))
      if (holder && !['hospital', 'leadership'].includes(of))
        await as('steward', (scope) => dismissHolder(scope, { seatId }))
    await say('clinician', 'Why not, again.')
    expect(await stage()).toBe('positions')
    expect((await as('steward', (scope) => readProposal(scope, { proposalId }))).positions).toEqual([])
  })
})

/** The words of rules that wait at most five days, written anew. */
function inNewWords(yaml: string): string {
  const says = /^( +(?:en|fr|nb|es|ar): )(\p{L}.*)$/gmu
  const reword = (rule: string) => rule.replace(says, (_, head, words) => `${head}+ ${words.replace(14, 5)}`)
  return yaml
    .split(/(?=\n {2}- id: )/)
    .map((part) => (part.includes('limitDays: 5') ? reword(part) : part))
    .join('')
}
