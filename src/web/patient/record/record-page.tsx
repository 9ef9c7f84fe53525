import type { Category } from '#base/categories'
import type { ClinicalDate } from '#base/instant'
import { Button } from '#ui/button/button'
import { Field } from '#ui/field/field'
import { paths } from '../../paths.ts'
import { Later } from '../later.tsx'
import { PortalPage } from '../portal-page.tsx'
import type { Frame } from '../view-types.ts'

export type CategorySummary = {
  readonly category: Category
  /** Open items only: a hold is never counted. */
  readonly openCount: number
  readonly newest: ClinicalDate | null
  /** Names of the institutions whose items are open here. */
  readonly institutions: readonly string[]
  /** Names of those that agreed to send this kind and have not. */
  readonly nothingYetFrom: readonly string[]
  readonly hasSealed: boolean
}

export type RecordPageProps = { readonly frame: Frame; readonly categories: readonly CategorySummary[] }

/** All kinds of information, each with its explanation, its newest date and who sent it. */
export function RecordPage({ frame, categories }: RecordPageProps) {
  const { w } = frame
  const t = w.recordPage
  const [first, others] = parted(categories.filter(hasSomething), frame)
  return (
    <PortalPage frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.intro}</p>
      <search>
        <form class="inline" method="get" action={paths.search()}>
          <Field name="q" type="search" label={t.searchLabel} />
          <Button kind="secondary">{w.search.submit}</Button>
        </form>
      </search>
      <p>
        <a href={paths.summary()}>{w.summary.home}</a>
      </p>
      <p>
        <a href={paths.timeline()}>{w.timeline.title}</a>
      </p>
      <Kinds categories={first} frame={frame} />
      <Later frame={frame} summary={w.looks.moreKinds}>
        <Kinds categories={others} frame={frame} />
        <Nothing categories={categories.filter((summary) => !hasSomething(summary))} frame={frame} />
        <p>{t.gap}</p>
        <p>
          <a href={paths.missing()}>{t.seeMissing}</a>
        </p>
      </Later>
    </PortalPage>
  )
}

/** What people look for most, always in the same place. */
const FIRST: readonly Category[] = ['laboratory', 'medications', 'clinical-notes', 'appointments', 'problems']

/** On a simple page the first few kinds stand alone; otherwise all of them, in their usual order. */
function parted(categories: readonly CategorySummary[], { looks }: Frame) {
  if (!looks?.isSimple) return [categories, []] as const
  const places = [...FIRST, ...categories.map(({ category }) => category)]
  const ordered = categories.toSorted((a, b) => places.indexOf(a.category) - places.indexOf(b.category))
  return [ordered.slice(0, FIRST.length), ordered.slice(FIRST.length)] as const
}

function Kinds({ categories, frame }: RecordPageProps) {
  if (categories.length === 0) return null
  return (
    <ul class="kinds">
      {categories.map((summary) => (
        <Kind summary={summary} frame={frame} />
      ))}
    </ul>
  )
}

function hasSomething({ openCount, hasSealed }: CategorySummary): boolean {
  return openCount > 0 || hasSealed
}

function Kind({ summary, frame }: { readonly summary: CategorySummary; readonly frame: Frame }) {
  const { w } = frame
  const t = w.recordPage
  const { category, openCount, newest, institutions, nothingYetFrom, hasSealed } = summary
  // Who sent it, and who has not, stands on the page of the kind.
  const isWhole = !frame.looks?.isSimple
  const facts = openCount > 0 ? [t.count({ count: openCount })] : []
  if (newest) facts.push(t.newest({ date: w.formatDay(newest) }))
  return (
    <li>
      <h2>
        <a href={paths.category(category)}>{w.categories[category].name}</a>
      </h2>
      <p>{w.categories[category].what}</p>
      {facts.length > 0 && <p class="m">{facts.join(' · ')}</p>}
      {isWhole && institutions.length > 0 && <p class="m">{t.from({ institutions: w.formatList(institutions) })}</p>}
      {isWhole && nothingYetFrom.length > 0 && (
        <p class="m">{t.nothingYetFrom({ institutions: w.formatList(nothingYetFrom) })}</p>
      )}
      {hasSealed && <p class="wait">{t.waiting}</p>}
    </li>
  )
}

function Nothing({ categories, frame }: RecordPageProps) {
  const { w } = frame
  if (categories.length === 0) return null
  return (
    <section class="quiet">
      <h2>{w.recordPage.nothingTitle}</h2>
      <dl class="facts">
        {categories.map(({ category, nothingYetFrom }) => (
          <div>
            <dt>
              <a href={paths.category(category)}>{w.categories[category].name}</a>
            </dt>
            <dd>
              {w.categories[category].what}
              {nothingYetFrom.length > 0 &&
                ` ${w.recordPage.nothingYetFrom({ institutions: w.formatList(nothingYetFrom) })}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
