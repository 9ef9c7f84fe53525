import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { FewAtOnce } from './few-at-once.ts'

test('few run, few wait, and whoever comes then is told to come again', async () => {
  const few = new FewAtOnce({ running: 2, waiting: 3 })
  let running = 0
  let most = 0
  const work = () =>
    few.run(async () => {
      most = Math.max(most, ++running)
      await setTimeout(5)
      running--
    })
  const done = await Promise.allSettled(Array.from({ length: 8 }, work))
  expect(most).toBe(2)
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  await expect(few.run(() => Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  await work()
})
