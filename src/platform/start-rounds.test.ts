import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startRounds } from './start-rounds.ts'

test('a fault is written down, and the next round tries once more', async () => {
  const said: string[] = []
  const log = { warn: (event: string, fields?: object) => void said.push(`${event}: ${JSON.stringify(fields)}`) }
  let rounds = 0
  const work = startRounds({ everyMs: 1, what: 'counting', log }, async () => {
    rounds++
    if (rounds === 1) throw new Error('away')
  })
  while (rounds < 3) await pause(1)
  await work.stop()
  expect(said).toEqual(['counting waits: {"message":"away"}'])
})

test('to stop waits for the round at hand, which may end between two steps, and none comes after it', async () => {
  const log = { warn: () => expect.unreachable() }
  let steps = 0
  const work = startRounds({ everyMs: 1, what: 'stepping', log }, async (stopping) => {
    for (;;) {
      stopping.throwIfAborted()
      await pause(1)
      steps++
    }
  })
  while (steps < 2) await pause(1)
  await work.stop()
  const atTheEnd = steps
  await pause(10)
  expect(steps).toBe(atTheEnd)
})
