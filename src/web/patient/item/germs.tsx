import type { Susceptibility } from '#formats/fhir/read-finding'
import type { Words } from '#messages/translator'
import { DataTable } from '#ui/data-table/data-table'
import { paths } from '../../paths.ts'
import type { Germ, ItemPageData, TriedMedicine } from '../view-types.ts'

const MARKS: Readonly<Record<Susceptibility, string>> = {
  works: 'f',
  'may-not': 'f ab',
  'does-not': 'f ab',
  unsaid: 'f',
}

/** Which germs were found, and for each which medicines work on it: in words, beside what the laboratory wrote. */
export function Germs({ item, w }: { readonly item: ItemPageData; readonly w: Words }) {
  const t = w.displays
  if (item.germs.length === 0) return null
  const specimen = item.detail.facts.find(({ label }) => label === 'specimen')
  return (
    <section>
      <h2>{t.found}</h2>
      {specimen && (
        <p class="m">
          {w.details.specimen}: <bdi>{specimen.text}</bdi>
        </p>
      )}
      {item.germs.map((germ) => (
        <GermTable germ={germ} own={item.itemId} w={w} />
      ))}
      <p class="m">{t.choosing}</p>
    </section>
  )
}

function GermTable({
  germ: { germ, medicines },
  own,
  w,
}: {
  readonly germ: Germ
  readonly own: string
  readonly w: Words
}) {
  const t = w.displays
  const name = germ ? (germ.valueText ?? germ.title) : t.noGerm
  return (
    <>
      <h3>
        {germ && germ.itemId !== own ? (
          <a href={paths.item(germ.itemId)}>
            <bdi>{name}</bdi>
          </a>
        ) : (
          <bdi>{name}</bdi>
        )}
      </h3>
      <DataTable
        caption={germ ? t.medicinesFor({ germ: name }) : t.noGerm}
        isCaptionHidden
        columns={[{ title: t.medicine }, { title: t.question }, { title: t.asSent }]}
        rows={medicines.map((medicine, at) => ({
          key: String(at),
          cells: [
            <MedicineName medicine={medicine} own={own} />,
            <span class={MARKS[medicine.susceptibility]}>{t.susceptibility[medicine.susceptibility]}</span>,
            <bdi>{medicine.asSent ?? '–'}</bdi>,
          ],
        }))}
      />
    </>
  )
}

function MedicineName({ medicine: { itemId, name }, own }: { readonly medicine: TriedMedicine; readonly own: string }) {
  if (itemId === null || itemId === own) return <bdi>{name}</bdi>
  return (
    <a href={paths.item(itemId)}>
      <bdi>{name}</bdi>
    </a>
  )
}
