import { expect, test } from 'vitest'
import { describeItem } from './describe-item.ts'
import { htmlParagraphs } from './plain-text.ts'
import { readAttachment } from './read-attachment.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

test('a note in Markdown is read as headings and paragraphs', () => {
  const { text } = describeItem({
    resourceType: 'DocumentReference',
    content: [{ attachment: { contentType: 'text/plain', data: base64('# Plan\nRest.\n\nDrink <water>.\n# None\n') } }],
  })
  expect(text).toEqual([{ heading: 'Plan', paragraphs: ['Rest.', 'Drink <water>.\n# None'] }])
})

test('a note in HTML is read as plain text; nothing of its markup is left', () => {
  const html =
    '<h1>Visit</h1><script>alert("x</p>")</script><p>Good&nbsp;&amp; well<!-- <b> --></p><img onerror=x>2 &lt; 3 < 4'
  expect(htmlParagraphs(html)).toEqual(['Visit', 'Good & well', '2 < 3 < 4'])
})

test.each([
  ['nested tags', '<scr<script>ipt>alert(1)</script>', ['ipt>alert(1)']],
  ['a script without end', 'a<script>b', ['a']],
  ['a comment without end', 'a<!-- b', ['a']],
  ['an attribute with a bracket', '<p title="a>b">c</p>', ['b">c']],
  ['a table', '<table><tr><td>Na</td><td>140</td></tr><tr><td>K</td><td>4</td></tr></table>', ['Na · 140', 'K · 4']],
  ['a list', '<ul><li>one</li><li>two</li></ul>', ['one', 'two']],
  ['no HTML', 7, []],
])('HTML with %s', (_name, html, paragraphs) => {
  expect(htmlParagraphs(html)).toEqual(paragraphs)
})

test('a megabyte of brackets takes no time', () => {
  const started = performance.now()
  htmlParagraphs('<'.repeat(1_000_000))
  htmlParagraphs('<!--'.repeat(250_000))
  htmlParagraphs('<script>'.repeat(120_000))
  htmlParagraphs('<td>'.repeat(250_000))
  htmlParagraphs(`${' '.repeat(1_000_000)}x`)
  expect(performance.now() - started).toBeLessThan(2000)
})

test('the narrative is read only when there is nothing else', () => {
  const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Told</div>' }
  const flag = { resourceType: 'Flag', text }
  expect(describeItem(flag).text).toEqual([{ heading: null, paragraphs: ['Told'] }])
  expect(describeItem({ ...flag, resourceType: 'Observation', valueString: 'x' }).text).toEqual([])
  const facts = { status: 'active', code: { text: 'Fall risk' }, author: { display: 'Ward 3' } }
  expect(describeItem({ ...flag, ...facts }).text).toEqual([])
  expect(describeItem({ ...flag, ...facts, text: { ...text, status: 'additional' } }).text).toHaveLength(1)
})

test('facts and rows are in plain words', () => {
  const request = describeItem({
    resourceType: 'MedicationRequest',
    status: 'active',
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd', when: ['PCM'] } },
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
        route: { text: 'by mouth' },
        asNeededBoolean: true,
      },
    ],
    requester: { display: 'Dr. Solo' },
  })
  expect(request.facts).toEqual([
    { label: 'status', text: 'active' },
    { label: 'dose', text: '1 tablet, by mouth, 2 times per day, after breakfast, when needed' },
    { label: 'route', text: 'by mouth' },
    { label: 'requester', text: 'Dr. Solo' },
  ])
  const answers = describeItem({
    resourceType: 'QuestionnaireResponse',
    item: [{ text: 'Home', item: [{ linkId: '1', text: 'Alone?', answer: [{ valueBoolean: true }] }] }],
  })
  expect(answers.rows).toEqual([{ name: 'Alone?', value: 'Yes', note: null }])
})

test('attachments are listed, and opened when they are here', () => {
  const report = {
    resourceType: 'DiagnosticReport',
    presentedForm: [
      { contentType: 'application/pdf', title: 'Scan', data: base64('%PDF') },
      { contentType: 'application/pdf', url: 'https://ehr.example/Binary/1' },
      { contentType: 'text/plain', data: '*no base64*' },
    ],
  }
  expect(describeItem(report).attachments).toMatchObject([
    { index: 0, title: 'Scan', contentType: 'application/pdf', bytes: 4, held: true },
    { index: 1, held: false, bytes: null },
    { index: 2, held: true },
  ])
  expect(Buffer.from(readAttachment(report, 0)!.bytes).toString()).toBe('%PDF')
  for (const index of [1, 2, 3, -1]) expect(readAttachment(report, index)).toBeNull()
})
