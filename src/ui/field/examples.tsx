import type { Example } from '../example.tsx'
import { Field, SelectField } from './field.tsx'

export const examples: readonly Example[] = [
  {
    name: 'with fault',
    element: (
      <Field
        name="email"
        type="email"
        label="Email address"
        hint="As in your letter."
        fault="Write your email address."
        autoComplete="username"
        isRequired
      />
    ),
  },
  {
    name: 'select',
    element: (
      <SelectField
        name="language"
        label="Language"
        value="nb"
        choices={[
          { value: 'en', text: 'English' },
          { value: 'nb', text: 'Norsk', language: 'nb' },
        ]}
      />
    ),
  },
]
