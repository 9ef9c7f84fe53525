import { type Base, parseUnit } from '#formats/units/parse-unit'

/** Kinds of measure of LOINC (Users' Guide, appendix on property) that a dimension can stand for. */
const BY_DIMENSION: Readonly<Record<string, string>> = {
  'mass1 length-3': 'MCnc',
  'amount1 length-3': 'SCnc',
  'length-3 charge1': 'SCnc',
  'length-3': 'NCnc',
  'length-3 enzyme1': 'CCnc ACnc',
  'length-3 arbitrary1': 'ACnc CCnc NCnc',
  mass1: 'EntMass Mass',
  length3: 'EntVol Vol',
  time1: 'Time',
  'mass1 length-1 time-2': 'PPres Pres PPresDiff',
  'length3 time-1': 'VRat ArVRat',
  'mass1 time-1': 'MRat',
  'amount1 time-1': 'SRat',
  'time-1 charge1': 'SRat',
  'mass-1 particles1': 'Osmol',
  temperature1: 'Temp',
  'length1 time-1': 'Vel',
  'mass1 length-2': 'Ratio',
  acidity1: 'LsCnc',
  'highField-1': 'Naric',
  'lowField-1': 'Naric',
  'time-1': 'NRat',
  'mass-1 enzyme1': 'CCnt',
  'mass1 amount-1': 'MSRto MRto',
  'mass-1 amount1': 'SCnt',
  enzyme1: '',
  length1: 'Len',
  length2: 'Area',
}

const ORDER: readonly Base[] = [
  'mass',
  'amount',
  'length',
  'time',
  'enzyme',
  'arbitrary',
  'charge',
  'temperature',
  'particles',
  'acidity',
  'highField',
  'lowField',
]
const BY_NOTE: Readonly<Record<string, string>> = {
  '{ratio}': 'MRto SRto Rto NRto Ratio',
  '{INR}': 'RelTime',
  '{titer}': 'Titr',
  '{score}': 'Score',
}
const SHARES = 'NFr MFr VFr SFr CFr Rto Ratio ACnc MRto'
const WITHOUT_UNIT = 'PrThr Prid Type Imp Aper Titr Find -'

/** Which properties a unit may belong to; null where it says nothing. */
export function propertiesOf(ucum: string | null, written: string | null): ReadonlySet<string> | null {
  if (ucum === null) return /^\s*(n\/?a|none)\s*$/i.test(written ?? '') ? setOf(WITHOUT_UNIT) : null
  if (BY_NOTE[ucum]) return setOf(BY_NOTE[ucum])
  const unit = parseUnit(ucum)
  if (!unit) return null
  const key = ORDER.flatMap((base) => (unit.dimension[base] ? [`${base}${unit.dimension[base]}`] : [])).join(' ')
  if (key === '') return ucum === '%' || /^[a-zA-Z]+\/[a-zA-Z]+/.test(ucum) ? setOf(shareOf(ucum)) : null
  const found = BY_DIMENSION[key]
  return found ? setOf(found) : null
}

/** A share of the same measure: mg/g is of mass, mmol/mol of amount, /100{WBCs} of number. */
function shareOf(ucum: string): string {
  if (ucum === '%') return SHARES
  if (/mol/.test(ucum)) return 'SFr SRto'
  return /g/.test(ucum) ? 'MRto MCnt MFr' : 'Rto Ratio NFr'
}

const setOf = (words: string) => new Set(words.split(' ').filter(Boolean))
