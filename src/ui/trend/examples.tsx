import type { Example } from '../example.tsx'
import { Trend } from './trend.tsx'

const point = (day: number, number: number, isThis = false) => ({
  at: day,
  number,
  date: `Day ${day}`,
  text: `${number} µmol/L`,
  isThis,
})
const shared = {
  label: 'Creatinine: 3 values',
  caption: 'The same values as a table',
  columns: { date: 'Date', result: 'Result', source: 'From' },
  thisOne: 'this one',
  format: String,
}

export const examples: readonly Example[] = [
  {
    name: 'two sources',
    element: (
      <Trend
        {...shared}
        series={[
          { source: 'Orkdal', points: [point(1, 88), point(3, 112, true)] },
          { source: 'Lesja', points: [point(2, 97)] },
        ]}
        low={60}
        high={105}
        usual="usual 60 to 105"
      />
    ),
  },
  {
    name: 'all the same',
    element: (
      <Trend
        {...shared}
        series={[{ source: 'Orkdal', points: [point(1, 5), point(1, 5)] }]}
        low={null}
        high={null}
        usual={null}
      />
    ),
  },
]
