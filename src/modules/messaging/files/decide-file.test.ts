import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samplePdf, samplePng } from '../../../../test/support/sample-files.ts'
import { decideFile } from './decide-file.ts'

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xd9])

describe('what a file is, by its bytes', () => {
  it.each([
    ['a photo', JPEG, 'image/jpeg'],
    ['a drawing', samplePng(), 'image/png'],
    ['a paper', samplePdf(), 'application/pdf'],
    [
      'a paper whose pictures hold such letters by chance',
      samplePdf('>> stream\n/JS (x) /Launch\nendstream <<'),
      'application/pdf',
    ],
  ])('%s is taken', (_, bytes, contentType) => {
    expect(decideFile(bytes)).toEqual({ contentType })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'kind'],
    ['a page of the web', Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
    ['a drawing that may run scripts', Buffer.from('<svg onload="alert(1)"/>'), 'kind'],
    ['a program', Buffer.from('MZ\x90\0'), 'kind'],
    ['a packed folder', Buffer.from('PK\x03\x04'), 'kind'],
    ['a paper behind something else', Buffer.concat([Buffer.from('MZ'), samplePdf()]), 'kind'],
    ['half a photo', JPEG.subarray(0, 5), 'broken'],
    ['half a drawing', samplePng().subarray(0, 40), 'broken'],
    ['half a paper', samplePdf().subarray(0, 80), 'broken'],
    ['a locked paper', samplePdf('/Encrypt 9 0 R'), 'locked'],
    ['a paper with a script', samplePdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'active'],
    ['a paper with a script that hides', samplePdf('/OpenAction << /S /J#61vaScript >>'), 'active'],
    ['a paper that starts a program', samplePdf('/AA << /O << /S /Launch /F (cmd.exe) >> >>'), 'active'],
    ['a paper with files in it', samplePdf('/Names << /EmbeddedFiles 4 0 R >>'), 'active'],
    ['a form with a program', samplePdf('/AcroForm << /XFA 4 0 R >>'), 'active'],
  ])('%s is not', (_, bytes, fault) => {
    expect(decideFile(bytes)).toEqual({ fault })
  })

  it('takes nothing that does not begin as what it is, whatever follows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const begins = Buffer.from(bytes).toString('latin1')
        const isKnown = /^(?:\xff\xd8\xff|\x89PNG|%PDF-)/.test(begins)
        return isKnown || 'fault' in decideFile(bytes)
      }),
    )
  })

  it('takes no paper in which a name that acts is written, however its letters are', () => {
    const name = fc.constantFrom('JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA')
    fc.assert(
      fc.property(
        name,
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom(' ', '(', '<<', '\n', '/'),
        (word, hides, end) => {
          const written = [...word]
            .map((letter) => (hides.next().value ? `#${letter.charCodeAt(0).toString(16)}` : letter))
            .join('')
          expect(decideFile(samplePdf(`/${written}${end}`))).toEqual({ fault: 'active' })
        },
      ),
    )
  })
})
