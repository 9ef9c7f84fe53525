import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { steward } from './steward.ts'

const GRO = { signInName: 'Gro@region.example', name: 'Gro Lund', because: 'elected on 3 May', language: 'nb' }

describe.each(databaseKinds())('causeway steward, on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind, 'empty')
  })
  afterAll(() => portal.close())

  const ask = async (order: Partial<typeof GRO> = {}) => {
    const answers: string[] = []
    const output = { answer: (text: string) => void answers.push(text), note: () => undefined, watched: false }
    const exit = await steward(portal.house.database, { ...GRO, ...order }, output)
    return { exit, answer: answers.join('') }
  }

  it.each([
    ['name', '--name'],
    ['because', '--because'],
  ])('wants to know %s', async (missing, option) => {
    await expect(ask({ [missing]: ' ' })).rejects.toThrow(option)
    expect(await portal.house.owner('select 1 from portal_account')).toEqual([])
  })

  it('sets up somebody who can sign in and give roles, and writes it down', async () => {
    const { exit, answer } = await ask()
    expect(exit).toBe(0)
    const password = /: (\S+)$/.exec(answer)![1]!
    const entered = await portal.post('/sign-in', { email: 'gro@region.example', password })
    expect(entered.location).toBe('/')
    const cookie = entered.cookies.map((each) => each.split(';')[0]).join('; ')
    expect((await portal.get('/', cookie)).location).toBe('/region')
    expect((await portal.get('/region/staff', cookie)).status).toBe(200)
    expect(await portal.house.owner('select act, account_name, because, actor_role from staff_act')).toEqual([
      { act: 'set-up', account_name: 'Gro Lund', because: 'elected on 3 May', actor_role: 'operator' },
    ])
  })

  it('does so once: then people decide', async () => {
    const { exit, answer } = await ask({ signInName: 'other@region.example' })
    expect(exit).toBe(1)
    expect(answer).toContain('has a steward already')
    expect(await portal.house.owner('select count(*)::int as count from portal_account')).toEqual([{ count: 1 }])
  })

  it('gives the role to an account that is there, with its own password', async () => {
    await portal.house.owner(`update account_role set ended_at = now() where role = 'steward'`)
    const { exit, answer } = await ask()
    expect({ exit, hasPassword: answer.includes('Password') }).toEqual({ exit: 0, hasPassword: false })
    expect(await portal.house.owner('select role from account_role where ended_at is null')).toEqual([
      { role: 'steward' },
    ])
  })
})
