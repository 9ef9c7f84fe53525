import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Anchor, Anchors, ChainName } from '#audit'
import { Invalid } from '#base/errors'

/**
 * Anchors of the access log as lines of JSON in a file that only grows. It is worth as much as the place it stands in: on a
 * disk that whoever looks after the database cannot write to, nobody can rewrite the log unseen.
 */
export function anchorFile(file: string): Anchors {
  let newest: Record<ChainName, number> | null = null
  return {
    newest: async (chain) => {
      newest ??= newestOf(await readAnchors(file))
      return newest[chain]
    },
    keep: async (anchors) => {
      await mkdir(path.dirname(file), { recursive: true })
      const handle = await open(file, 'a+', 0o640)
      try {
        if (await hasHalfALine(handle)) await handle.appendFile('\n')
        await handle.appendFile(anchors.map((anchor) => `${write(anchor)}\n`).join(''))
        await handle.sync()
      } finally {
        await handle.close()
      }
      newest = newestOf(anchors, newest ?? undefined)
    },
  }
}

function newestOf(anchors: readonly Anchor[], before: Record<ChainName, number> = { disclosures: 0, acts: 0 }) {
  const newest = { ...before }
  for (const { chain, block } of anchors) newest[chain] = block
  return newest
}

/** Anchors of disclosures do not name their chain: so it was when there was one. */
function write({ chain, block, hash, sealedAt }: Anchor): string {
  return JSON.stringify({ ...(chain === 'acts' && { chain }), block, hash, ...(sealedAt && { sealedAt }) })
}

/** Whether what was being written when the power went has left half a line behind; it stays, for the file may only grow. */
async function hasHalfALine(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return false
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() !== '\n'
}

/** What a file of anchors says; none where there is no file. Throws Invalid, with the line, for what is no anchor. */
export async function readAnchors(file: string): Promise<readonly Anchor[]> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return ''
    throw fault
  })
  const lines = text.split('\n')
  // Half a line was being written when the power went; its block is anchored again, in the line after it.
  return lines.slice(0, -1).flatMap((line, at) => {
    const isHalf = line !== '' && line.length < lines[at + 1]!.length && lines[at + 1]!.startsWith(line)
    return isHalf ? [] : [readAnchor(line, `${file} line ${at + 1}`)]
  })
}

function readAnchor(line: string, where: string): Anchor {
  const found = ANCHOR.exec(line)
  if (!found) throw new Invalid(`${where} is no anchor of the access log. Put the file back as it was kept.`)
  const [, chain, block, hash, sealedAt] = found
  return {
    chain: chain ? 'acts' : 'disclosures',
    block: Number(block),
    hash: hash!,
    sealedAt: sealedAt ? new Date(sealedAt) : null,
  }
}

const ANCHOR =
  /^\{(?:"chain":"(acts)",)?"block":(\d{1,15}),"hash":"([0-9a-f]{64})"(?:,"sealedAt":"(\d{4}-\d\d-\d\dT[\d:.]+Z)")?\}$/
