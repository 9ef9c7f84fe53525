import type { LoadedAxes } from '../gather-for.ts'

/** The axes of Loinc.csv (LOINC Users' Guide, appendix A); null where the file has none. */
export function axesOf(cells: ReadonlyMap<string, string>, name: string): LoadedAxes | null {
  const component = cells.get('component')
  const [property, system] = [cells.get('property'), cells.get('system')]
  // Only the table itself says how a code stands; a linguistic variant has the axes in its own language.
  if (!component || !property || !system || !cells.has('status')) return null
  const rank = Number(cells.get('common_test_rank') ?? 0)
  const time = cells.get('time_aspct') || 'Pt'
  return {
    component,
    property,
    system: system.replace('Ser/Plas', 'SerPl').replace('Bld.', 'Bld'),
    time: time === 'Pt' ? null : time,
    method: cells.get('method_typ')?.toLowerCase() || null,
    names: [component, cells.get('shortname') || name, ...related(cells)],
    rank: rank > 0 ? rank : NO_RANK,
  }
}

const NO_RANK = 99_999
const MOST_RELATED = 12

/** What a linguistic variant adds: names by which the code is found, no axes of its own. */
export function namesOfVariant(cells: ReadonlyMap<string, string>, name: string): LoadedAxes {
  const component = cells.get('component') || name
  const names = [component, cells.get('shortname') || name, ...related(cells)]
  return { component, property: '', system: '', time: null, method: null, names, rank: NO_RANK }
}

function related(cells: ReadonlyMap<string, string>): readonly string[] {
  const names = (cells.get('relatednames2') ?? '').split(';').slice(0, MOST_RELATED)
  return names.map((each) => each.trim()).filter(Boolean)
}
