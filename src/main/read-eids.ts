import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { JWK } from 'jose'
import { parseDocument } from 'yaml'
import type { EidProvider } from '#accounts'
import { Invalid } from '#base/errors'
import type { MatchRules } from '#patient-index'
import { isLoopback } from '#platform/loopback'

const SAFE_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'PS384', 'RS384', 'ES512', 'PS512', 'RS512', 'EdDSA']

type Entry = Readonly<Record<string, unknown>>

/**
 * The national eIDs of the region, from the file that CAUSEWAY_EID names; none without one. Secrets and keys stand in files
 * of their own beside it. Throws Invalid with the place and the remedy.
 */
export function readEids(
  { eidFile }: { readonly eidFile: string | null },
  { verifiedSystems }: Pick<MatchRules, 'verifiedSystems'>,
): readonly EidProvider[] {
  if (!eidFile) return []
  const document = parseDocument(readText(eidFile), { schema: 'core', uniqueKeys: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) throw new Invalid(`CAUSEWAY_EID is no YAML: ${error.message.split('\n')[0]}`)
  const root: unknown = document.toJS()
  if (!Array.isArray(root)) throw fault('the file', 'must be a list of eIDs')
  const eids = root.map((each, at) =>
    readEid(each, { where: `[${at}]`, folder: path.dirname(eidFile), verifiedSystems }),
  )
  for (const of of ['name', 'issuer'] as const)
    if (new Set(eids.map((each) => each[of])).size < eids.length) throw fault('the file', `has one ${of} twice`)
  return eids
}

type Place = { readonly where: string; readonly folder: string; readonly verifiedSystems: readonly string[] }

function readEid(value: unknown, place: Place): EidProvider {
  if (!value || typeof value !== 'object' || Array.isArray(value)) throw fault(place.where, 'must be an eID')
  const eid = value as Entry
  const numberSystem = optional(eid, 'numberSystem', place)
  if (numberSystem !== null && !place.verifiedSystems.includes(numberSystem))
    throw fault(`${place.where}.numberSystem`, 'must be one of the verified systems of CAUSEWAY_IDENTITY')
  const number = optional(eid, 'numberClaim', place)
  if ((number === null) !== (numberSystem === null))
    throw fault(`${place.where}.numberClaim`, 'and numberSystem go together')
  const name = text(eid, 'name', place)
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name))
    throw fault(`${place.where}.name`, 'must be small letters, digits and dashes')
  return {
    name,
    title: text(eid, 'title', place),
    issuer: text(eid, 'issuer', place),
    clientId: text(eid, 'clientId', place),
    authorizationEndpoint: address(eid, 'authorizationEndpoint', place),
    tokenEndpoint: address(eid, 'tokenEndpoint', place),
    jwksUri: address(eid, 'jwksUri', place),
    clientProof: readProof(eid, place),
    scopes: texts(eid, 'scopes', place, ['openid']),
    levels: texts(eid, 'levels', place),
    algorithms: readAlgorithms(eid, place),
    namesItself: eid.namesItself === true,
    claims: { number, birthDate: optional(eid, 'birthDateClaim', place) },
    numberSystem,
  }
}

function readProof(eid: Entry, place: Place): EidProvider['clientProof'] {
  const method = text(eid, 'method', place)
  if (method === 'private_key_jwt') {
    const file = path.resolve(place.folder, text(eid, 'keyFile', place))
    try {
      return { method, key: JSON.parse(readText(file)) as JWK }
    } catch {
      throw fault(`${place.where}.keyFile`, 'must name a file with a private key as JWK')
    }
  }
  if (method !== 'client_secret_basic' && method !== 'client_secret_post')
    throw fault(`${place.where}.method`, 'must be private_key_jwt, client_secret_basic or client_secret_post')
  return { method, secret: readText(path.resolve(place.folder, text(eid, 'secretFile', place))).trim() }
}

function readAlgorithms(eid: Entry, place: Place): readonly string[] {
  const named = texts(eid, 'algorithms', place, ['RS256', 'PS256', 'ES256'])
  const odd = named.find((each) => !SAFE_ALGORITHMS.includes(each))
  if (odd) throw fault(`${place.where}.algorithms`, `has "${odd}"; there are ${SAFE_ALGORITHMS.join(', ')}`)
  return named
}

function address(eid: Entry, name: string, place: Place): string {
  const said = text(eid, name, place)
  const url = URL.parse(said)
  const isSafe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  if (!isSafe) throw fault(`${place.where}.${name}`, 'must be an https address')
  return said
}

function optional(eid: Entry, name: string, place: Place): string | null {
  return eid[name] === undefined ? null : text(eid, name, place)
}

function text(eid: Entry, name: string, { where }: Place): string {
  const value = eid[name]
  if (typeof value !== 'string' || value.trim() === '') throw fault(`${where}.${name}`, 'must be a text')
  return value
}

function texts(eid: Entry, name: string, { where }: Place, without?: readonly string[]): readonly string[] {
  const value = eid[name] ?? without
  if (!Array.isArray(value) || value.length === 0 || !value.every((each) => typeof each === 'string' && each !== ''))
    throw fault(`${where}.${name}`, 'must be a list of texts with at least one')
  return value as string[]
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Invalid(
      `${path.basename(file)}, which CAUSEWAY_EID leads to, cannot be read: ${(cause as Error).message}`,
    )
  }
}

function fault(where: string, says: string): Invalid {
  return new Invalid(`CAUSEWAY_EID: ${where} ${says}`)
}
