import { createReadStream, existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importInput } from '#ingestion'
import { openPullStage, PULLED } from '../../../test/support/pull-stage.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'

const FOLDER = path.resolve('../shared/data/bulk')
/** Larger ones add time and nothing new; all of them were tried by hand. */
const LARGEST_BYTES = 600_000

async function sampleFiles(): Promise<readonly { readonly type: string; readonly file: string }[]> {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true })
  const named = entries.filter(({ name }) => /^[A-Z][A-Za-z]+\.\d+\.ndjson$/.test(name))
  const files = named.map(({ name, parentPath }) => ({ type: name.split('.')[0]!, file: path.join(parentPath, name) }))
  const sizes = await Promise.all(files.map(async ({ file }) => (await stat(file)).size))
  return files.filter((_, at) => sizes[at]! <= LARGEST_BYTES)
}

describe.skipIf(!existsSync(FOLDER))(
  'exports of a real Bulk Data server (left out where the samples are absent)',
  () => {
    it('come to the same by pull as by import of their folder', async () => {
      const stage = await openPullStage('embedded')
      const samples = await sampleFiles()
      stage.server.behave({ gzip: 'yes' })
      stage.server.files = await Promise.all(
        samples.map(async ({ type, file }) => ({ type, body: await readFile(file) })),
      )
      const report = await stage.pull()
      expect(report).toMatchObject({ quarantined: 0, unmatched: 0, unchanged: 0 })
      expect(report.pull).toMatchObject({ outcome: 'complete', failed: [] })
      const again = await importInput(stage.house.database, {
        feedId: PULLED,
        sources: samples.map(({ file }) => ({ name: path.basename(file), chunks: createReadStream(file) })),
        rules: MATCH_RULES,
      })
      expect(again).toMatchObject({ received: report.received, unchanged: report.received, persons: report.persons })
      await stage.close()
    })
  },
)
