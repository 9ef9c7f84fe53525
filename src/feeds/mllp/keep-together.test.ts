import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { RawMessage, Receipt } from '#ingestion'
import { KeepTogether } from './keep-together.ts'

const message = (id: string): RawMessage => ({ bytes: Buffer.from(id), origin: 'test' })
const textOf = ({ bytes }: RawMessage) => Buffer.from(bytes).toString()

/** Keeps as a database would that takes five milliseconds, and fails with what is called "bad". */
function database({ isAway = false } = {}) {
  const commits: string[] = []
  const keep = async (messages: readonly RawMessage[]): Promise<Receipt[]> => {
    await setTimeout(5)
    const ids = messages.map(textOf)
    commits.push(ids.join(' '))
    if (isAway || ids.includes('bad')) throw new Error('not kept')
    return ids.map((messageId) => ({ messageId, outcome: 'kept', faults: [] }))
  }
  return { commits, keeper: new KeepTogether({ keep, mostMessages: 4, mostBytes: 100 }) }
}

test('a lone message waits for nobody; what comes meanwhile goes with the next', async () => {
  const { commits, keeper } = database()
  const first = keeper.add(message('a'))
  await setTimeout(2)
  const rest = ['b', 'c', 'd', 'e', 'f'].map((id) => keeper.add(message(id)))
  const receipts = await Promise.all([first, ...rest])
  expect(receipts.map(({ messageId }) => messageId)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(commits).toEqual(['a', 'b c d e', 'f'])
})

test('senders who come by turns are brought together', async () => {
  const { commits, keeper } = database()
  const converse = async (id: string) => {
    for (let turn = 0; turn < 3; turn++) await keeper.add(message(`${id}${turn}`))
  }
  const early = ['a', 'b'].map(converse)
  await setTimeout(3)
  await Promise.all([...early, ...['c', 'd'].map(converse)])
  expect(commits).toEqual(['a0 b0', 'c0 d0 a1 b1', 'c1 d1 a2 b2', 'c2 d2'])
})

test('those that came together are waited for again, and not for long', async () => {
  const { commits, keeper } = database()
  const converse = async (id: string) => {
    for (let turn = 0; turn < 3; turn++) {
      await keeper.add(message(`${id}${turn}`))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await Promise.all(['a', 'b', 'c'].map(converse))
  expect(commits).toEqual(['a0 b0 c0', 'a1 b1 c1', 'a2 b2 c2'])
  await keeper.add(message('later'))
  expect(commits.at(-1)).toBe('later')
})

test('one that breaks the commit holds nobody up', async () => {
  const { commits, keeper } = database()
  const told = await Promise.allSettled(['a', 'bad', 'c'].map((id) => keeper.add(message(id))))
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(commits).toEqual(['a bad c', 'a', 'bad', 'c'])
})

test('when the database is away not every message finds out for itself', async () => {
  const { commits, keeper } = database({ isAway: true })
  const told = await Promise.allSettled(['a', 'b', 'c', 'd'].map((id) => keeper.add(message(id))))
  expect(told.every(({ status }) => status === 'rejected')).toBe(true)
  expect(commits).toEqual(['a b c d', 'a', 'b'])
})

test('a large message goes alone', async () => {
  const { commits, keeper } = database()
  const large = 'x'.repeat(200)
  await Promise.all(['a', large, 'b'].map((id) => keeper.add(message(id))))
  expect(commits).toEqual(['a', large, 'b'])
})
