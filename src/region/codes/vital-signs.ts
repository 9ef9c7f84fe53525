/** Vital signs measured as one number; blood pressure has two and is written by its own lines. */
// biome-ignore format: one sign a line
export const VITAL_SIGNS = {
  weight: { loinc: '29463-7', name: 'Body weight', unit: 'kg', ucum: 'kg', decimals: 1, possible: [1.5, 250] },
  height: { loinc: '8302-2', name: 'Body height', unit: 'cm', ucum: 'cm', decimals: 0, possible: [40, 215] },
  bmi: { loinc: '39156-5', name: 'Body mass index', unit: 'kg/m²', ucum: 'kg/m2', decimals: 1, possible: [10, 70] },
  pulse: { loinc: '8867-4', name: 'Heart rate', unit: 'beats/min', ucum: '/min', decimals: 0, possible: [35, 200] },
  breaths: { loinc: '9279-1', name: 'Respiratory rate', unit: 'breaths/min', ucum: '/min', decimals: 0, possible: [8, 60] },
  temperature: { loinc: '8310-5', name: 'Body temperature', unit: '°C', ucum: 'Cel', decimals: 1, possible: [34, 42] },
  saturation: { loinc: '59408-5', name: 'Oxygen saturation', unit: '%', ucum: '%', decimals: 0, possible: [70, 100] },
  headCircumference: { loinc: '9843-4', name: 'Head circumference', unit: 'cm', ucum: 'cm', decimals: 1, possible: [30, 60] },
} as const

export type VitalSign = keyof typeof VITAL_SIGNS
