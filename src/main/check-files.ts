import { type CheckReport, checkSamples } from '#conformance'
import type { MatchRules } from '#patient-index'
import type { InputFormat } from './commands/find-input.ts'
import { openScratchRegion, type ScratchSetUp } from './scratch-region.ts'

export type SampleFile = { readonly name: string; readonly bytes: Uint8Array }

/** All that a check needs: plain data, which may go to another thread. */
export type SamplesToCheck = {
  readonly setUp: ScratchSetUp
  readonly rules: MatchRules
  readonly files: readonly (SampleFile & { readonly format: InputFormat })[]
}

/** Says what would become of files, in a region in memory that is thrown away. */
export async function checkFiles({ setUp, rules, files }: SamplesToCheck): Promise<CheckReport> {
  const scratch = await openScratchRegion(setUp)
  try {
    return await checkSamples(scratch.database, {
      feed: setUp.feed,
      agreed: scratch.agreed,
      sources: files.map(({ name, bytes, format }) => ({ name, format, chunks: once(bytes) })),
      rules,
    })
  } finally {
    await scratch.close()
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
