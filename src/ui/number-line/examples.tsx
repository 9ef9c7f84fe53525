import type { Example } from '../example.tsx'
import { NumberLine } from './number-line.tsx'

export const examples: readonly Example[] = [
  {
    name: 'above',
    element: (
      <NumberLine
        value={112}
        low={60}
        high={105}
        label="112 µmol/L. Usual range: 60 to 105."
        usual="60 to 105"
        format={String}
      />
    ),
  },
  {
    name: 'far out',
    element: <NumberLine value={4000} low={60} high={105} label="4000" usual="60 to 105" format={String} />,
  },
  {
    name: 'only a lower end',
    element: <NumberLine value={48} low={60} high={null} label="48" usual="60 or more" format={String} />,
  },
  {
    name: 'only an upper end',
    element: <NumberLine value={3} low={null} high={5} label="3" usual="5 or less" format={String} />,
  },
  {
    name: 'below zero',
    element: <NumberLine value={-6} low={-3} high={3} label="-6" usual="-3 to 3" format={String} />,
  },
  { name: 'all zero', element: <NumberLine value={0} low={0} high={0} label="0" usual="0 to 0" format={String} /> },
]
