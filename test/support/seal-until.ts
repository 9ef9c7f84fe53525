import { type Anchor, anchorBlocks, type ChainName, sealChain, type Verified, verifyChain } from '#audit'
import { type SystemScope, withSystemScope } from '../../src/platform/database/scopes.ts'
import type { TestHouse } from './test-house.ts'

/** Seals a chain until so many lines are sealed: transactions of other tests on the same server hold it back while they run. */
export async function sealUntil(house: TestHouse, chain: ChainName, expected: number): Promise<number> {
  const seal = () => inHouse(house, (scope) => sealChain(scope, chain))
  let sealed = await seal()
  for (let tries = 0; sealed < expected && tries < 400; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    sealed += await seal()
  }
  return sealed
}

/** Anchors as the worker would write them now. */
export async function anchorsNow(house: TestHouse): Promise<readonly Anchor[]> {
  const kept: Anchor[] = []
  const anchors = { newest: async () => 0, keep: async (some: readonly Anchor[]) => void kept.push(...some) }
  await inHouse(house, (scope) => anchorBlocks(scope, anchors))
  return kept
}

export function verifyNow(house: TestHouse, name: ChainName, anchors: readonly Anchor[] = []): Promise<Verified> {
  return inHouse(house, (scope) => verifyChain(scope, { name, anchors }))
}

/** What is wrong with a chain: the fault and its block. */
export async function faultsNow(house: TestHouse, name: ChainName, anchors: readonly Anchor[] = []): Promise<string[]> {
  return (await verifyNow(house, name, anchors)).faults.map(({ block, fault }) => `${fault} ${block}`)
}

export function inHouse<Result>(house: TestHouse, work: (scope: SystemScope) => Promise<Result>): Promise<Result> {
  return withSystemScope(house.database, { purpose: 'test' }, work)
}
