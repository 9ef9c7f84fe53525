import type { Category } from '#base/categories'
import type { ClinicalDate } from '#base/instant'
import type { ListedFacts } from '#formats/fhir/read-listed'
import type { Words } from '#messages/translator'
import { wordFor } from '#messages/word-for'
import { Notice } from '#ui/notice/notice'
import { Rows } from '#ui/rows/rows'
import { ItemRow, namesOf } from '../item-row.tsx'
import type { ListRow } from '../view-types.ts'
import type { Aspect, Denial, Difference } from './compare-lists.ts'
import type { SideBySide } from './lists-of.ts'

type Props = { readonly lists: Pick<SideBySide, 'denials' | 'several'>; readonly category: Category; readonly w: Words }

/** What several institutions have on their lists, thing by thing, each with its own line; what they say otherwise comes first. */
export function SideBySideLists({ lists, category, w }: Props) {
  const t = w.sideBySide
  return (
    <>
      {lists.denials.map((denial) => (
        <Notice kind="info" title={t.differs}>
          <p>{denialWords(denial, category, w)}</p>
          <ul>
            {denial.others.map(({ institutionName, titles }) => (
              <li>{t.hasOnList({ institution: institutionName, what: w.formatList(titles) })}</li>
            ))}
          </ul>
          <p>{t.ask}</p>
        </Notice>
      ))}
      {lists.several.length > 0 && (
        <section>
          <h2>{t.several}</h2>
          <p>{t.lead}</p>
          {lists.several.map((group) => (
            <Group {...group} w={w} />
          ))}
        </section>
      )}
    </>
  )
}

type GroupProps = SideBySide['several'][number] & { readonly w: Words }

function Group({ rows, differences, w }: GroupProps) {
  const t = w.sideBySide
  return (
    <section>
      <h3>
        <bdi>{titleOf(rows)}</bdi>
      </h3>
      {differences.length === 0 ? (
        <p class="m">{t.agrees}</p>
      ) : (
        <Notice kind="info" title={t.differs}>
          {differences.map((difference) => (
            <DifferenceWords difference={difference} w={w} />
          ))}
          <p>{differences.every(({ aspect }) => aspect === 'given') ? t.doses : t.ask}</p>
        </Notice>
      )}
      <Rows>
        {rows.map((row) => (
          <ItemRow row={row} w={w} />
        ))}
      </Rows>
    </section>
  )
}

/** What people call it, where any of the lists has a code that we know. */
function titleOf(rows: readonly ListRow[]): string {
  return namesOf(rows.find(({ layName, isKind }) => layName !== null && !isKind) ?? rows[0]!).title
}

function DifferenceWords({ difference, w }: { readonly difference: Difference; readonly w: Words }) {
  const t = w.sideBySide
  return (
    <>
      <p>
        <b>{t[difference.aspect]}</b>
      </p>
      <ul>
        {difference.said.map(({ institutionName, facts }) => {
          const what = [...new Set(facts.map((each) => valueWords(difference.aspect, each, w)))]
          return <li>{t.says({ institution: institutionName, what: w.formatList(what) })}</li>
        })}
      </ul>
    </>
  )
}

function valueWords(aspect: Aspect, facts: ListedFacts, w: Words): string {
  const t = w.sideBySide
  const { began, ended, given, criticality, severity, state } = facts
  const day = (date: ClinicalDate | null) => (date ? w.formatDay(date) : '–')
  switch (aspect) {
    case 'began':
      return day(began)
    case 'ended':
      return day(ended)
    case 'given':
      return day(given)
    case 'criticality':
      return wordFor(w.status, criticality!)
    case 'severity':
      return wordFor(w.status, severity!.toLowerCase())
    case 'state': {
      if (state === 'completed') return t.wasGiven
      if (state === 'not-done') return t.notGiven
      const words = wordFor(w.status, state!)
      return ended ? t.over({ state: words, date: day(ended) }) : words
    }
  }
}

function denialWords({ none, institutionName: institution }: Denial, category: Category, w: Words): string {
  const t = w.sideBySide
  if (category === 'problems') return t.noProblems({ institution })
  if (category === 'immunizations') return t.noVaccines({ institution })
  switch (none) {
    case 'all':
      return t.noAllergies({ institution })
    case 'medication':
      return t.noMedicineAllergies({ institution })
    case 'food':
      return t.noFoodAllergies({ institution })
    case 'environment':
      return t.noSurroundingsAllergies({ institution })
  }
}
