import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from 'jose'
import { Invalid } from '#base/errors'

const ALGORITHMS = ['ES384', 'RS384'] as const
export type ClientAlgorithm = (typeof ALGORITHMS)[number]

/** A private key of ours, with which we prove to servers who asks (SMART Backend Services). */
export type ClientKey = {
  readonly kid: string
  readonly alg: ClientAlgorithm
  readonly key: CryptoKey
}

/** The keys in `file`, the one to sign with first of each algorithm. Throws Invalid for a file that holds something else. */
export async function readClientKeys(file: string): Promise<readonly ClientKey[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new Invalid(`${file} cannot be read (${cause.message}); causeway client-keys makes it`)
  })
  try {
    const { keys } = JSON.parse(text) as JSONWebKeySet
    return await Promise.all(keys.map(readKey))
  } catch (fault) {
    throw new Invalid(`${file} is no set of private keys: ${(fault as Error).message}; causeway client-keys makes one`)
  }
}

async function readKey(jwk: JWK): Promise<ClientKey> {
  const alg = ALGORITHMS.find((known) => known === jwk.alg)
  if (!alg || !jwk.kid || !jwk.d) throw new Error('each key needs kid, d, and alg ES384 or RS384')
  return { kid: jwk.kid, alg, key: (await importJWK(jwk, alg)) as CryptoKey }
}

/** Makes a set with one key of each algorithm in `file`, readable by its owner only, unless there is one. */
export async function makeClientKeys(file: string): Promise<void> {
  const keys = await Promise.all(ALGORITHMS.map(makeKey))
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify({ keys }), { mode: 0o600, flag: 'wx' }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault
  })
}

async function makeKey(alg: ClientAlgorithm): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg, use: 'sig' }
}

/** The public part of the keys in `file`: what institutions are given (JWK Set). */
export async function readPublicKeys(file: string): Promise<JSONWebKeySet> {
  await readClientKeys(file)
  const { keys } = JSON.parse(await readFile(file, 'utf8')) as JSONWebKeySet
  return { keys: keys.map(publicPart) }
}

function publicPart({ kty, kid, alg, use, crv, x, y, n, e }: JWK): JWK {
  return JSON.parse(JSON.stringify({ kty, kid, alg, use, key_ops: ['verify'], crv, x, y, n, e })) as JWK
}
