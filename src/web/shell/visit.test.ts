import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { readVisit } from './visit.ts'

const visitOf = (url: string, method = 'GET') =>
  readVisit({ url, method, headers: {}, params: {}, id: 'K7' } as unknown as FastifyRequest, () => null)

test.each([
  ['/record?a=b', '/record?a=b'],
  ['/.//evil.example/a?b=c', '/evil.example/a?b=c'],
  ['/..\\\\evil.example', '/evil.example'],
])('the path of %s is one of ours: %s', (url, path) => {
  expect(visitOf(url).path).toBe(path)
})

test('a visit says when only the headers were asked for', () => {
  expect(visitOf('/', 'HEAD').isHead).toBe(true)
  expect(visitOf('/').isHead).toBe(false)
})
