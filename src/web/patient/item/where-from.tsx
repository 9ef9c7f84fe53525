import type { Fact } from '#ui/facts/facts'
import { Provenance } from '#ui/provenance/provenance'
import type { Frame, ItemPageData, OpenedBy } from '../view-types.ts'

/** Where it comes from: who, where, taken, received, opened by which rule and when, and its versions. */
export function WhereFrom({ item, frame }: { readonly item: ItemPageData; readonly frame: Frame }) {
  const { w, timeZone } = frame
  const t = w.item
  const facts: Fact[] = [
    { label: t.responsible, value: item.author ?? t.unknown },
    { label: t.sender, value: item.institutionName },
    { label: t.happened, value: item.happened ? w.formatDate(item.happened) : t.unknown },
    { label: t.received, value: w.formatInstant(item.receivedAt, timeZone) },
    { label: t.opened, value: openedWords(item.opened, frame) },
  ]
  if (item.issued) facts.splice(3, 0, { label: t.issued, value: w.formatDate(item.issued) })
  if (item.opened.how !== 'by-person' && item.opened.decidedBy) {
    facts.push({ label: t.decidedBy, value: item.opened.decidedBy })
  }
  return (
    <Provenance
      title={t.whereFrom}
      facts={facts}
      versionsTitle={t.versions({ count: item.versions.length })}
      versions={item.versions.map((version) => {
        const words = t.version({ number: version.number, date: w.formatInstant(version.receivedAt, timeZone) })
        return version.isCurrent ? `${words}. ${t.versionNow}` : `${words}.`
      })}
    >
      <p>{t.wrong({ institution: item.institutionName })}</p>
    </Provenance>
  )
}

function openedWords(opened: OpenedBy, { w, timeZone }: Frame): string {
  const date = w.formatInstant(opened.at, timeZone)
  if (opened.how === 'by-person') return w.item.openedByPerson({ date, who: opened.who })
  if (!opened.ruleText) return date
  if (opened.how === 'at-once') return w.item.openedAtOnce({ rule: opened.ruleText })
  return w.item.openedLater({ date, rule: opened.ruleText })
}
