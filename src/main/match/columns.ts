import { Invalid } from '#base/errors'

/** What a column can be evidence of. */
export const FIELDS = [
  'given',
  'family',
  'birth',
  'sex',
  'street',
  'number',
  'city',
  'postcode',
  'state',
  'phone',
  'email',
  'identifier',
] as const
export type Field = (typeof FIELDS)[number]

/** For each field the columns that hold it, joined in this order. */
export type Columns = Readonly<Partial<Record<Field, readonly string[]>>>

/**
 * Reads `given=first+middle,family=surname,birth=date_of_birth`. The column of the ids is no evidence, because it may be
 * the answer.
 */
export function readColumns(map: string, idColumn: string): Columns {
  const columns: Partial<Record<Field, readonly string[]>> = {}
  for (const part of map.split(',')) {
    const [name, from, ...rest] = part.split('=').map((word) => word.trim())
    const field = FIELDS.find((each) => each === name)
    if (!field) throw new Invalid(`--map: "${name}" is no field; it may be ${FIELDS.join(', ')}`)
    if (!from || rest.length > 0)
      throw new Invalid(`--map: "${part}" must be written FIELD=COLUMN or FIELD=COLUMN+COLUMN`)
    if (columns[field]) throw new Invalid(`--map: "${field}" is there twice; join columns with "+"`)
    columns[field] = from.split('+').map((column) => column.trim())
    if (columns[field].includes(idColumn))
      throw new Invalid(`--map: the column "${idColumn}" names the rows (--id) and cannot be evidence as well`)
  }
  if (!columns.given && !columns.family) throw new Invalid('--map: at least one of given and family is needed')
  return columns
}
