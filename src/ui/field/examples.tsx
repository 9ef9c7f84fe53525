import type { Example } from '../example.tsx'
import { Field, FileField, SelectField } from './field.tsx'

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
    name: 'files',
    element: <FileField name="files" label="Files" hint="At most 5 MB." fault="Choose a file." />,
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
