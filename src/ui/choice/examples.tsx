import type { Example } from '../example.tsx'
import { CheckField, RadioField } from './choice.tsx'

export const examples: readonly Example[] = [
  {
    name: 'one of two',
    element: (
      <RadioField
        name="word"
        label="Your decision"
        value="other"
        fault="Choose one."
        choices={[
          { value: 'same', text: 'The same person', hint: 'There is one record then.' },
          { value: 'other', text: 'Another person' },
        ]}
      />
    ),
  },
  {
    name: 'any of two',
    element: (
      <CheckField
        label="Who goes on seeing"
        hint="Leave out whom you are not sure of."
        choices={[
          { name: 'follow-self', text: 'The person', isChosen: true },
          { name: 'follow-delegate', text: 'A helper', isChosen: false },
        ]}
      />
    ),
  },
]
