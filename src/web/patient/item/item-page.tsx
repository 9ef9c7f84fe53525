import { readClinicalDate } from '#base/instant'
import { CDA_TYPE } from '#formats/ccda/cda-type'
import type { Attachment, DetailLabel } from '#formats/fhir/item-draft'
import type { Words } from '#messages/translator'
import { wordFor } from '#messages/word-for'
import { AttachmentList } from '#ui/attachment-list/attachment-list'
import { BackLink } from '#ui/back-link/back-link'
import { DataTable } from '#ui/data-table/data-table'
import { Facts } from '#ui/facts/facts'
import { Notice } from '#ui/notice/notice'
import { Rows } from '#ui/rows/rows'
import { paths } from '../../paths.ts'
import { aboutFile } from '../about-file.ts'
import { OwnNote } from '../item-note/item-note-page.tsx'
import { ItemRow, namesOf } from '../item-row.tsx'
import { Later } from '../later.tsx'
import { PortalPage } from '../portal-page.tsx'
import type { Frame, ItemPageData } from '../view-types.ts'
import { Comments, Correction, Pulse, WhyThen } from './beside-item.tsx'
import { BloodGroup } from './blood-group.tsx'
import { ClinicalName } from './clinical-name.tsx'
import { DoneElsewhere } from './done-elsewhere.tsx'
import { Germs } from './germs.tsx'
import { toldWith } from './germs-of.ts'
import { ItemExplanation } from './item-explanation.tsx'
import { ItemTrend } from './item-trend.tsx'
import { ItemValue } from './item-value.tsx'
import { ItemText, ReportLead } from './report-text.tsx'
import { MayBeTwice, OtherDoors } from './twins.tsx'
import { UrgentAdvice } from './urgent-advice.tsx'
import { Together, WhatNext } from './what-next.tsx'
import { WhereFrom } from './where-from.tsx'

export type ItemPageProps = { readonly frame: Frame; readonly item: ItemPageData }

/** One item: what it says, what it means, how it went over time, and where it comes from. */
export function ItemPage({ frame, item }: ItemPageProps) {
  const { w } = frame
  const category = w.categories[item.category].name
  const names = namesOf(item)
  return (
    <PortalPage frame={frame} title={names.title}>
      <BackLink href={paths.category(item.category)}>{w.frame.backTo({ page: category })}</BackLink>
      <Heading item={item} w={w} />
      <UrgentAdvice item={item} w={w} />
      {item.preface && (
        <Notice kind="info">
          <p>{item.preface}</p>
        </Notice>
      )}
      <Standing item={item} frame={frame} />
      <MayBeTwice item={item} frame={frame} />
      <ReadHere item={item} frame={frame} />
      <PicturesOf item={item} frame={frame} />
      <ItemValue item={item} w={w} />
      <ReportLead item={item} frame={frame} />
      <Germs item={item} w={w} />
      <BloodGroup item={item} w={w} />
      <Comments item={item} frame={frame} />
      <ItemExplanation item={item} w={w} />
      <WhatNext item={item} frame={frame} />
      <DoneElsewhere done={item.doneElsewhere} frame={frame} />
      <ShowThere item={item} frame={frame} />
      {!frame.looks?.isSimple && <OverTime item={item} frame={frame} />}
      <Parts item={item} frame={frame} />
      <ItemText item={item} frame={frame} />
      <Details item={item} w={w} />
      <Attachments item={item} frame={frame} />
      {isBare(item) && <p>{w.item.nothingMore}</p>}
      <OwnNote item={item} frame={frame} />
      <Later frame={frame} summary={w.looks.moreAbout}>
        {frame.looks?.isSimple && <OverTime item={item} frame={frame} />}
        <OtherDoors item={item} frame={frame} />
        <WhereFrom item={item} frame={frame} />
        <WhyThen item={item} frame={frame} />
        <Pulse item={item} frame={frame} />
        <Correction item={item} frame={frame} />
      </Later>
    </PortalPage>
  )
}

function Attachments({ item, frame: { w } }: ItemPageProps) {
  const { attachments } = item.detail
  if (attachments.length === 0) return null
  return (
    <section>
      <h2>{w.item.attachments}</h2>
      <AttachmentList attachments={attachments.map((one) => attachmentLink(item, one, w))} />
    </section>
  )
}

/** The values before this one, and what was measured with it. */
function OverTime({ item, frame }: ItemPageProps) {
  return (
    <>
      {item.trend && <ItemTrend trend={item.trend} title={namesOf(item).title} w={frame.w} />}
      <Together item={item} frame={frame} />
    </>
  )
}

const AT_A_VISIT: ReadonlySet<string> = new Set(['appointments', 'visits'])

/** Where one meets somebody, one may want to show something. */
function ShowThere({ item, frame }: ItemPageProps) {
  if (frame.inside || !AT_A_VISIT.has(item.category)) return null
  return (
    <p>
      <a href={paths.newShare('code')}>{frame.w.sharing.atVisit}</a>
    </p>
  )
}

/** What people call it, what its sender calls it, when, and from whom. */
function Heading({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  const { title, otherName } = namesOf(item)
  return (
    <>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {otherName && (
        <p class="m">
          {item.isKind ? otherName : w.explain.sendersName({ institution: item.institutionName, name: otherName })}
        </p>
      )}
      <ClinicalName item={item} w={w} />
      <p class="lead">
        {item.happened ? w.formatDate(item.happened) : w.categoryPage.noDate} · <bdi>{item.institutionName}</bdi>
      </p>
    </>
  )
}

function Standing({ item, frame }: ItemPageProps) {
  const { w } = frame
  const others = [
    { words: w.item.replacedBy, other: item.replacedBy },
    { words: w.item.replaces, other: item.replaces },
  ]
  return (
    <>
      {others.map(
        ({ words, other }) =>
          other && (
            <p>
              {words}{' '}
              <a href={paths.item(other.itemId)}>
                <bdi>{other.title}</bdi>
              </a>
            </p>
          ),
      )}
      {(item.status === 'preliminary' || item.status === 'partial') && (
        <Notice kind="info">
          <p>{w.item.preliminary}</p>
        </Notice>
      )}
    </>
  )
}

/** A clinical document opens as a page: what one came for. One that is a file in a cover is read in that file. */
function ReadHere({ item, frame }: ItemPageProps) {
  const [document] = item.detail.attachments
  if (!document?.held || document.contentType !== CDA_TYPE) return null
  return (
    <p>
      <a href={paths.document(item.itemId, document.index)}>{frame.w.item.readHere}</a>
    </p>
  )
}

/** From a report to its pictures in one step. */
function PicturesOf({ item, frame: { w } }: ItemPageProps) {
  return (
    <>
      {item.studies.map(({ itemId, title, pictures }) => (
        <p>
          <a class="ds-button" data-variant="secondary" href={paths.pictures(itemId)}>
            {pictures > 0 ? w.pictures.see({ count: pictures }) : w.pictures.seeNone}
          </a>
          {item.studies.length > 1 && (
            <span class="m">
              {' '}
              <bdi>{title}</bdi>
            </span>
          )}
        </p>
      ))}
    </>
  )
}

/** What a report holds, but for what stands above already. */
function Parts({ item, frame }: ItemPageProps) {
  const told = toldWith(item.germs)
  const parts = item.parts.filter(({ itemId }) => !told.has(itemId))
  if (parts.length === 0) return null
  return (
    <section>
      <h2>{frame.w.item.results}</h2>
      <Rows>
        {parts.map((row) => (
          <ItemRow row={row} w={frame.w} />
        ))}
      </Rows>
    </section>
  )
}

// Facts that hold a FHIR code, for which we have a word.
const CODED: ReadonlySet<string> = new Set(
  'status clinical-status verification severity criticality intent priority'.split(' '),
)

function Details({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  const { facts, rows } = item.detail
  const notes = rows.map(({ note, flag }) => [note, flag && w.flags[flag]].filter(Boolean).join(' · '))
  if (facts.length === 0 && rows.length === 0) return null
  return (
    <section>
      <h2>{rows.length > 0 ? w.item.parts : w.item.details}</h2>
      {rows.length > 0 && (
        <DataTable
          caption={w.item.parts}
          isCaptionHidden
          columns={[{ title: w.item.partName }, { title: w.item.partValue }, { title: w.item.partNote }].slice(
            0,
            notes.some(Boolean) ? 3 : 2,
          )}
          rows={rows.map((row, at) => ({
            key: String(at),
            cells: [<bdi>{row.name}</bdi>, <bdi>{row.value}</bdi>, <bdi>{notes[at]}</bdi>].slice(
              0,
              notes.some(Boolean) ? 3 : 2,
            ),
          }))}
        />
      )}
      {facts.length > 0 && (
        <Facts
          facts={facts.map(({ label, text }) => ({
            label: w.details[label],
            value: factText(label, text, w),
          }))}
        />
      )}
    </section>
  )
}

/** Codes in words, dates as dates; everything else is the sender's own text. */
function factText(label: DetailLabel, text: string, w: Words): string {
  if (CODED.has(label)) return wordFor(w.status, text)
  const date = readClinicalDate(text)
  return date && text.length > 4 ? w.formatDate(date) : text
}

function isBare({ detail, valueText, parts }: ItemPageData): boolean {
  const { facts, rows, text, attachments } = detail
  return !valueText && facts.length + rows.length + text.length + attachments.length + parts.length === 0
}

function attachmentLink(item: ItemPageData, file: Attachment, w: Words) {
  return {
    href: file.held ? paths.attachment(item.itemId, file.index) : null,
    title: file.title ?? w.item.attachment({ number: file.index + 1 }),
    about: aboutFile(file.contentType, file.bytes, w),
    notHeld: w.item.notHeld({ institution: item.institutionName }),
  }
}
