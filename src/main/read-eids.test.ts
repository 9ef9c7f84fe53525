import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readEids } from './read-eids.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'eids-'))
const eidFile = path.join(folder, 'eids.yaml')
const rules = { verifiedSystems: ['urn:oid:2.16.578.1.12.4.1.4.1'] }
writeFileSync(path.join(folder, 'key.json'), '{"kty":"RSA"}')
writeFileSync(path.join(folder, 'secret.txt'), 'quiet\n')

const LINES = {
  name: 'bankid',
  title: 'BankID',
  issuer: 'https://eid.example',
  clientId: 'causeway',
  authorizationEndpoint: 'https://eid.example/authorize',
  tokenEndpoint: 'https://eid.example/token',
  jwksUri: 'https://eid.example/jwks',
  method: 'private_key_jwt',
  keyFile: 'key.json',
  levels: '[high]',
  numberClaim: 'pid',
  numberSystem: 'urn:oid:2.16.578.1.12.4.1.4.1',
}

function read(over: Record<string, string | null> = {}, times = 1) {
  const lines = Object.entries({ ...LINES, ...over }).filter(([, value]) => value !== null)
  const one = lines.map(([name, value], at) => `${at === 0 ? '- ' : '  '}${name}: ${value}`).join('\n')
  writeFileSync(eidFile, Array.from({ length: times }, () => one).join('\n'))
  return readEids({ eidFile }, rules)
}

it('reads the eIDs of a region, secrets from files of their own', () => {
  expect(readEids({ eidFile: null }, rules)).toEqual([])
  expect(read()).toMatchObject([
    { name: 'bankid', clientProof: { key: { kty: 'RSA' } }, scopes: ['openid'], namesItself: false, levels: ['high'] },
  ])
  const secret = read({ method: 'client_secret_post', keyFile: null, secretFile: 'secret.txt', namesItself: 'true' })
  expect(secret).toMatchObject([{ clientProof: { method: 'client_secret_post', secret: 'quiet' }, namesItself: true }])
})

// biome-ignore format: the table is read down its columns
it.each<[string, Record<string, string | null>, RegExp]>([
  ['no level',             { levels: null },                        /levels must be a list/],
  ['an empty level',       { levels: '[]' },                        /levels must be a list/],
  ['a plain address',      { tokenEndpoint: 'http://eid.example' }, /tokenEndpoint must be an https address/],
  ['an untrusted number',  { numberSystem: 'urn:x' },               /one of the verified systems/],
  ['a number of nothing',  { numberSystem: null },                  /go together/],
  ['a shared-secret sign', { algorithms: '[HS256]' },               /has "HS256"/],
  ['no signature',         { algorithms: '[none]' },                /has "none"/],
  ['an odd name',          { name: 'Bank ID' },                     /small letters/],
  ['an odd method',        { method: 'none' },                      /method must be/],
  ['no key',               { keyFile: 'nothing.json' },             /private key|cannot be read/],
])('stops the start for %s', (_what, over, says) => {
  expect(() => read(over)).toThrow(says)
})

it('takes a name and an issuer once', () => {
  expect(() => read({}, 2)).toThrow('has one name twice')
})
