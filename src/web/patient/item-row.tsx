import type { Words } from '#messages/translator'
import { wordFor } from '#messages/word-for'
import { FlagMark } from '#ui/flag-mark/flag-mark'
import { Row } from '#ui/rows/rows'
import { paths } from '../paths.ts'
import { rangesInWords } from './ranges-in-words.ts'
import type { ListRow } from './view-types.ts'

type Ranged = Pick<ListRow, 'rangeLow' | 'rangeHigh' | 'rangeText' | 'rangeChoice'>

// Where the hour tells two rows of one day apart, or is the point of the row.
const WITH_TIME: ReadonlySet<string> = new Set(['appointments', 'vitals', 'visits', 'home-care'])
// Where the status is news; elsewhere "final" and "completed" would only be noise.
const WITH_STATUS: ReadonlySet<string> = new Set(['medications', 'problems', 'allergies', 'appointments', 'care-plans'])
const STATUS_WORTH_SAYING: ReadonlySet<string> = new Set(
  [
    'preliminary partial registered amended corrected appended cancelled stopped on-hold not-done draft',
    'do-not-perform proposal plan planned preparation refuted unconfirmed provisional differential',
  ].flatMap((codes) => codes.split(' ')),
)

export type ItemRowProps = {
  readonly row: ListRow
  readonly w: Words
  /** The list holds several kinds. */
  readonly saysKind?: boolean
}

/** One row of any list of items. */
export function ItemRow({ row, w, saysKind = false }: ItemRowProps) {
  const kind = saysKind ? [w.categories[row.category].name] : []
  const range = rangeWords(row, w)
  if (row.hasPreface) {
    const facts = [...kind, ...factsOf(row, w), w.beside.prefaceHidden]
    return (
      <Row
        itemId={row.itemId}
        href={paths.item(row.itemId)}
        {...namesOf(row)}
        tag={null}
        value={null}
        usual={null}
        flag={null}
        facts={facts}
      />
    )
  }
  return (
    <Row
      itemId={row.itemId}
      href={paths.item(row.itemId)}
      {...namesOf(row)}
      tag={row.isNew ? w.categoryPage.new : null}
      value={row.valueText}
      usual={range && row.valueText ? w.range.usual({ range }) : null}
      flag={row.flag && <FlagMark flag={row.flag} w={w} />}
      facts={[...kind, ...factsOf(row, w)]}
    />
  )
}

/**
 * What people call it comes first, the sender's own name after it, unless it says nothing more. Where our word is that of
 * a kind (an allergy test, a medicine for blood pressure), the sender's name comes first: it says which one.
 */
export function namesOf({ title, layName, isKind }: Pick<ListRow, 'title' | 'layName' | 'isKind'>) {
  if (layName === null) return { title, otherName: null }
  if (isKind) return { title, otherName: layName }
  const isSaid = layName.toLowerCase().includes(title.toLowerCase())
  return { title: layName, otherName: isSaid ? null : title }
}

/**
 * The usual range as the sender gave it: its text, or its ends; of several of which none is the person's, all. Figures keep the decimal point of the value beside them,
 * which is the sender's own text: "4.2" beside "3,5 to 5" would read as two kinds of number.
 */
export function rangeWords({ rangeLow, rangeHigh, rangeText, rangeChoice }: Ranged, w: Words): string | null {
  if (rangeChoice && !rangeChoice.chosen) return rangesInWords(rangeChoice.others, w)
  if (rangeLow !== null && rangeHigh !== null)
    return w.range.between({ low: String(rangeLow), high: String(rangeHigh) })
  if (rangeLow !== null) return w.range.atLeast({ low: String(rangeLow) })
  if (rangeHigh !== null) return w.range.atMost({ high: String(rangeHigh) })
  return rangeText
}

function factsOf(row: ListRow, w: Words): string[] {
  const facts = [dateOf(row, w), row.institutionName]
  if (row.author) facts.push(row.author)
  const status = statusWords(row, w)
  if (status) facts.push(status)
  if (row.replacedMark) facts.push(w.categoryPage.replaced)
  if (row.mayRepeat) facts.push(w.twins.mayRepeat)
  return facts
}

/** What has become of it, where that is worth saying: "completed" beside a blood test would only be noise. */
export function statusWords({ status, category }: Pick<ListRow, 'status' | 'category'>, w: Words): string | null {
  const isNews = status && (WITH_STATUS.has(category) || STATUS_WORTH_SAYING.has(status))
  return isNews ? wordFor(w.status, status) : null
}

function dateOf(row: ListRow, w: Words): string {
  if (!row.happened) return w.categoryPage.noDate
  return WITH_TIME.has(row.category) ? w.formatDate(row.happened) : w.formatDay(row.happened)
}
