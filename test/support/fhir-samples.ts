/** Small resources about persons of the tests, sound unless a case spoils them. */
export type Sample = { resourceType: string; id: string; [element: string]: unknown }

export function patient(id: string, over: object = {}): Sample {
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ system: 'urn:oid:2.999.1', value: `number-of-${id}` }],
    name: [{ family: `Family-${id}`, given: [`Given-${id}`] }],
    gender: 'female',
    birthDate: '1961-07-03',
    ...over,
  }
}

export function observation(id: string, patientId: string, over: object = {}): Sample {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }], text: `Potassium ${id}` },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: '2026-03-02T08:00:00+01:00',
    valueQuantity: { value: 4.2, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    ...over,
  }
}

export function note(id: string, patientId: string, text: string, over: object = {}): Sample {
  return {
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    type: { coding: [{ system: 'http://loinc.org', code: '11506-3', display: 'Progress note' }], text: `Note ${id}` },
    category: [
      {
        coding: [
          {
            system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
            code: 'clinical-note',
          },
        ],
      },
    ],
    subject: { reference: `Patient/${patientId}` },
    date: '2026-03-02T09:00:00+01:00',
    content: [
      { attachment: { contentType: 'text/plain', title: `Note ${id}`, data: Buffer.from(text).toString('base64') } },
    ],
    ...over,
  }
}

/** A report on a tissue sample with its text, its parts and a file: what the region's rules hold for two weeks. */
export function tissueReport(
  id: string,
  patientId: string,
  issued: string,
  over: { conclusion: string; parts?: readonly Sample[]; text?: string },
): Sample {
  return {
    resourceType: 'DiagnosticReport',
    id,
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'SP' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '11529-5', display: 'Surgical pathology study' }] },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: issued,
    issued,
    conclusion: over.conclusion,
    ...(over.parts?.length ? { result: over.parts.map((part) => ({ reference: `Observation/${part.id}` })) } : {}),
    presentedForm: [
      {
        contentType: 'text/plain',
        title: `Report: ${over.conclusion}`,
        data: Buffer.from(over.text ?? over.conclusion).toString('base64'),
      },
    ],
  }
}

export function bundle(...resources: readonly Sample[]): object {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: `urn:test:${resource.resourceType}:${resource.id}`, resource })),
  }
}
