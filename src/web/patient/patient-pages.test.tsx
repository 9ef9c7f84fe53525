import { brotliCompressSync, constants } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { pageExamples } from './examples.tsx'
import { sampleRows } from './sample-record.ts'

const htmlOf = (name: string, language: (typeof LANGUAGES)[number] = 'en') =>
  renderToString(pageExamples(language).find((one) => one.name === name)!.element)

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(pageExamples(language).map((one) => one.name))('the page %s is whole', (name) => {
    const html = htmlOf(name, language)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html.match(/<main[ >]/g)).toHaveLength(1)
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(html).not.toMatch(/\sstyle=|<script|\son[a-z]+=|>undefined|\[object|NaN|\{\w+\}/)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('a list says its rows once each, however they are grouped', () => {
  const html = htmlOf('category')
  const marked = [...html.matchAll(/data-item="([^"]+)"/g)].map((found) => found[1])
  expect(marked).toEqual(sampleRows(50).map((row) => row.itemId))
})

test('a page of fifty rows weighs at most six kilobytes', () => {
  const html = htmlOf('category')
  const packed = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  expect(packed.length).toBeLessThanOrEqual(6000)
})

test('a row says value, range, flag, date and place in words', () => {
  const html = htmlOf('category')
  for (const words of [
    '112 µmol/L',
    'usual 60 to 105',
    'above the usual range',
    '10 December 2025',
    'Nordfjord hospital',
  ]) {
    expect(html).toContain(words)
  }
})

test('something sealed says when it opens at the latest and by which rule, and nothing of what it holds', () => {
  const html = htmlOf('home')
  expect(html).toContain('Friday, 20 March 2026 at the latest')
  expect(html).toContain('tissue samples wait for a comment')
})

test('two holds that say the same are one card, so that nobody can count them', () => {
  expect(htmlOf('category-sealed').match(/<article/g)).toHaveLength(1)
})

test('an empty list says who is silent and until when', () => {
  expect(htmlOf('category-empty')).toContain('Lesja home care has not sent anything yet. They join in June 2026.')
})

test('a value of another unit stays out of the picture and is named with its reason', () => {
  const html = htmlOf('item')
  expect(html).toContain('1.1 mg/dL')
  expect(html).toContain('It has another unit, so the figures may not be compared.')
})

test('danger is for what is critical, not for what is high', () => {
  expect(htmlOf('item')).not.toContain('notice danger')
  expect(htmlOf('item-critical')).toContain('notice danger')
})

test('whoever acts for another is told so on every page', () => {
  expect(htmlOf('home-first-visit')).toContain('You are looking at the record of Kari Nordmann.')
})

test('absent and forbidden look the same, and a fault has a reference', () => {
  expect(htmlOf('error-not-found')).toContain('There is no such page, or it is not one you can open.')
  expect(htmlOf('error-fault')).toContain('K7-2M4Q')
})

test('what changes something is a POST', () => {
  expect(htmlOf('persons')).toContain('method="post" action="/persons/p2"')
  expect(htmlOf('home')).toContain('method="post" action="/sign-out"')
})
