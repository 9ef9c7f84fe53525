import type { Group, Simulation } from '#lab'
import { Bars } from '#ui/bars/bars'
import { DataTable } from '#ui/data-table/data-table'
import type { Frame } from '../../patient/view-types.ts'
import { inShort, shareInWords, waitInWords } from './figures-in-words.ts'

type Props = { readonly frame: Frame; readonly figures: Simulation }

export function InShort({ frame, figures }: Props) {
  const t = frame.w.lab
  return (
    <section>
      <h2>{t.inShort}</h2>
      <Bars
        caption={t.inShort}
        what={t.what}
        ours={t.now}
        theirs={t.draftColumn}
        bars={inShort(figures, frame.w).map(({ name, now, proposed }) => ({
          name,
          ours: { text: now },
          theirs: { text: proposed },
        }))}
      />
    </section>
  )
}

/** How long things wait, as bars. */
export function SpreadOfWaits({ frame, figures: { spread, all } }: Props) {
  const { w } = frame
  const t = w.lab
  const names = Object.values(t.spreadOf)
  const bar = (items: number) => ({
    part: all.items === 0 ? 0 : items / all.items,
    text: shareInWords(items, all.items, w),
  })
  return (
    <section>
      <h2>{t.spread}</h2>
      <Bars
        caption={t.spread}
        what={t.what}
        ours={t.now}
        theirs={t.draftColumn}
        bars={names.map((name, at) => ({ name, ours: bar(spread.current[at]!), theirs: bar(spread.draft[at]!) }))}
      />
    </section>
  )
}

/** At what hour abnormal values would be met alone. */
export function HoursOfDay({ frame, figures: { abnormalBeforeCommentByHour: hours } }: Props) {
  const { w } = frame
  const t = w.lab
  const most = Math.max(...hours.current, ...hours.draft)
  const bar = (items: number) => ({ part: items / most, text: w.formatNumber(items) })
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return (
    <section>
      <h2>{t.hour}</h2>
      {most === 0 ? (
        <p>{t.noneAlone}</p>
      ) : (
        <>
          <p>{t.hourHint}</p>
          <details>
            <summary>{t.hourByHour}</summary>
            <Bars
              caption={t.hour}
              what={t.what}
              ours={t.now}
              theirs={t.draftColumn}
              bars={hours.current.map((items, hour) => ({
                name: t.hourOf({ from: clock(hour), to: clock((hour + 1) % 24) }),
                ours: bar(items),
                theirs: bar(hours.draft[hour]!),
              }))}
            />
          </details>
        </>
      )}
    </section>
  )
}

/** Groups of items, a line each, under both rulebooks. */
export function Groups({
  frame,
  title,
  groups,
  nameOf,
}: {
  readonly frame: Frame
  readonly title: string
  readonly groups: readonly Group[]
  readonly nameOf: (group: Group) => string
}) {
  const { w } = frame
  const t = w.lab
  const columns = [t.items, t.atOnceNow, t.atOnceDraft, t.waitNow, t.waitDraft, t.worstNow, t.worstDraft]
  return (
    <details class="groups">
      <summary>{title}</summary>
      <DataTable
        caption={title}
        isCaptionHidden
        columns={[
          { title: t.group },
          ...[...columns, t.aloneNow, t.aloneDraft].map((each) => ({ title: each, isNumber: true })),
        ]}
        rows={groups.map((group) => ({
          key: group.name,
          cells: [
            <bdi>{nameOf(group)}</bdi>,
            w.formatNumber(group.items),
            ...[group.current, group.draft].map(({ openAtOnce }) => w.formatPercent(openAtOnce / group.items)),
            ...[group.current, group.draft].map(({ medianWaitHours }) => waitInWords(medianWaitHours, w)),
            ...[group.current, group.draft].map(({ worstWaitHours }) => waitInWords(worstWaitHours, w)),
            ...[group.current, group.draft].map(({ abnormalBeforeComment }) => w.formatNumber(abnormalBeforeComment)),
          ],
        }))}
      />
    </details>
  )
}

/** What people's own choices do to the same days. */
export function Choices({ frame, figures: { all, withoutChoices } }: Props) {
  const { w } = frame
  const t = w.lab
  const line = (name: string, { current, draft }: Simulation['withoutChoices']) => ({
    name,
    ours: { part: partOf(current.openAtOnce), text: shareInWords(current.openAtOnce, all.items, w) },
    theirs: { part: partOf(draft.openAtOnce), text: shareInWords(draft.openAtOnce, all.items, w) },
  })
  const partOf = (items: number) => (all.items === 0 ? 0 : items / all.items)
  return (
    <section>
      <h2>{t.choices}</h2>
      <p>{t.choicesHint}</p>
      <Bars
        caption={t.choices}
        what={t.openAtOnce}
        ours={t.now}
        theirs={t.draftColumn}
        bars={[line(t.withChoices, all), line(t.withoutChoices, withoutChoices)]}
      />
    </section>
  )
}
