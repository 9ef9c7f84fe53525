import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Files that came with a form; its other fields are in the body, as those of any form. */
export type Upload = {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Why no more were taken: beyond the limits, or too many at once just now. */
  readonly refused: 'too-much' | 'busy' | null
}

export type UploadRules = {
  readonly mostFiles: number
  /** Of all files together. */
  readonly mostBytes: number
  /** Whose files these would be; null: nobody's, and they are not kept. Throws what the page itself would. */
  readonly ownerOf: (request: FastifyRequest) => Promise<string | null>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: the form came without a place for files. */
    upload: Upload | null
  }
}

const AT_ONCE = 8
const AT_ONCE_OF_ONE = 2

/**
 * Adds routes whose forms may bring files; nowhere else does a body of this kind mean anything. Of somebody who is nobody
 * here the words are read, and not one file is held. No more than a few are held at once, so that nobody fills the memory
 * or keeps the others out.
 */
export async function withUploads(
  server: FastifyInstance,
  { mostFiles, mostBytes, ownerOf }: UploadRules,
  add: (inner: FastifyInstance) => void,
): Promise<void> {
  const sending = new Map<string, number>()
  await server.register(async (inner) => {
    await inner.register(multipart, {
      limits: { fileSize: mostBytes, files: mostFiles, fields: 20, fieldSize: 200_000, headerPairs: 100 },
      throwFileSizeLimit: false,
    })
    inner.decorateRequest('upload', null)
    inner.addHook('preValidation', async (request) => {
      if (!request.isMultipart()) return
      const owner = await ownerOf(request)
      const own = sending.get(owner ?? '') ?? 0
      const isBusy = [...sending.values()].reduce((sum, each) => sum + each, 0) >= AT_ONCE || own >= AT_ONCE_OF_ONE
      if (!owner || isBusy) return readParts(request, { mostBytes: 0, instead: owner ? 'busy' : 'too-much' })
      sending.set(owner, own + 1)
      try {
        await readParts(request, { mostBytes, instead: 'too-much' })
      } finally {
        const rest = sending.get(owner)! - 1
        if (rest > 0) sending.set(owner, rest)
        else sending.delete(owner)
      }
    })
    add(inner)
  })
}

type Room = { readonly mostBytes: number; readonly instead: NonNullable<Upload['refused']> }

async function readParts(request: FastifyRequest, { mostBytes, instead }: Room): Promise<void> {
  const fields = new URLSearchParams()
  const files: Upload['files'][number][] = []
  let held = 0
  let refused: Upload['refused'] = null
  request.body = fields
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields.append(part.fieldname, String(part.value))
      else if (refused || mostBytes === 0) {
        if (await isSomething(part.file)) refused ??= instead
      } else {
        const bytes = await part.toBuffer()
        if (part.file.truncated || held + bytes.length > mostBytes) refused = instead
        else if (bytes.length > 0) files.push({ name: part.filename, bytes })
        held += bytes.length
      }
    }
  } catch (fault) {
    if ((fault as { statusCode?: number }).statusCode !== 413) throw fault
    refused = 'too-much'
  }
  request.upload = { files: refused ? [] : files, refused }
}

/** A form without a chosen file sends an empty one. Nothing of it is held. */
async function isSomething(file: AsyncIterable<Uint8Array>): Promise<boolean> {
  let length = 0
  for await (const piece of file) length += piece.length
  return length > 0
}
