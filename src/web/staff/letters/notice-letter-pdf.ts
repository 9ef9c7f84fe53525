import type { Words } from '#messages/translator'
import { beginSheet, directionOf, SIZES, write, writeSigns } from '../../pdf/letter-sheet.ts'
import { openPdf } from '../../pdf/open-pdf.ts'

/** A letter that says that there is something, and not what; in the reader's own language. */
export type NoticeLetter = {
  readonly w: Words
  readonly name: string
  /** Where it is sent; none: it is handed over. */
  readonly postal: readonly string[]
  /** What one types to get in. */
  readonly address: string
  readonly institution: string
  readonly contact: string
}

/** Points, before what is something else. */
const GAP = 12

/** The letters as one PDF for A4, a page each, in large type, tagged. */
export async function drawNoticeLetters(letters: readonly NoticeLetter[]): Promise<Uint8Array> {
  const [first] = letters
  const { pdf, root, end } = await openPdf({
    title: first?.w.letters.letter.title ?? '',
    language: first?.w.language ?? 'en',
    madeAt: null,
  })
  for (const { w, name, postal, address, institution, contact } of letters) {
    const t = w.letters.letter
    const page = beginSheet(pdf, root, w)
    for (const line of [name, ...postal]) write(page, 'P', line, SIZES.text, directionOf(line))
    page.y += 40
    write(page, 'H1', t.title, SIZES.title)
    write(page, 'P', t.lead, SIZES.text)
    page.y += GAP
    write(page, 'H2', t.how, SIZES.heading)
    write(page, 'P', t.signIn, SIZES.text)
    writeSigns(page, address, 'latin', SIZES.heading)
    page.y += GAP
    write(page, 'P', t.help, SIZES.text)
    write(page, 'P', t.ask({ institution, contact }), SIZES.text)
    write(page, 'P', t.often, SIZES.text)
  }
  return end()
}
