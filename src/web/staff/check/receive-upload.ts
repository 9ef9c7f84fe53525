import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Upload } from './show-check.tsx'

const MOST_FILES = 20
const MOST_BYTES = 5_000_000

/**
 * A form with files at one address; nowhere else does a body of this kind mean anything. Whom `admit` refuses (it throws)
 * is answered before a byte of the body is read.
 */
export async function addUpload(
  server: FastifyInstance,
  path: string,
  admit: (request: FastifyRequest) => Promise<void>,
  answer: (request: FastifyRequest, reply: FastifyReply, upload: Upload) => Promise<FastifyReply>,
): Promise<void> {
  await server.register(async (inner) => {
    await inner.register(multipart, {
      limits: { fileSize: MOST_BYTES, files: MOST_FILES, fields: 5, fieldSize: 1_000, headerPairs: 100 },
      throwFileSizeLimit: false,
    })
    inner.post(path, { bodyLimit: MOST_FILES * MOST_BYTES, onRequest: admit }, async (request, reply) =>
      answer(request, reply, request.isMultipart() ? await readUpload(request) : NOTHING),
    )
  })
}

const NOTHING: Upload = { feedId: '', files: [], isTooMuch: false }

async function readUpload(request: FastifyRequest): Promise<Upload> {
  const files: Upload['files'][number][] = []
  let feedId = ''
  let isTooMuch = false
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') feedId = part.fieldname === 'feed' ? String(part.value) : feedId
      else {
        const bytes = await part.toBuffer()
        isTooMuch ||= part.file.truncated || sizeOf(files) + bytes.length > MOST_BYTES
        if (bytes.length > 0 && !isTooMuch) files.push({ name: part.filename, bytes })
      }
    }
  } catch (fault) {
    if ((fault as { statusCode?: number }).statusCode !== 413) throw fault
    isTooMuch = true
  }
  return { feedId, files, isTooMuch }
}

function sizeOf(files: Upload['files']): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0)
}
