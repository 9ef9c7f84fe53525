import type { Plan } from './test/architecture/house.ts'

/**
 * The plan of the house: every room from the top floor down, what it is for, and whom it may call. An arrow that is not
 * here is refused, an arrow here that nobody uses too; rooms stand in no circle, so that arrows only run down.
 * Kept by test/architecture; docs/decisions/ says why. Add a line here in the same commit as the import that needs it.
 */
const rooms: Plan['rooms'] = {
  // Floor 5: starters and the command line. Wiring, nothing else.
  main: {
    calls: [
      'access',
      'accounts',
      'audit',
      'conformance',
      'enrolment',
      'imaging',
      'governance',
      'ingestion',
      'institutions',
      'lab',
      'patient-index',
      'record',
      'release',
      'messaging',
      'journal',
      'questionnaires',
      'notices',
      'announcements',
      'appointments',
      'requests',
      'sharing',
      'terminology',
      'web',
      'feeds',
      'region',
      'explanations',
      'formats',
      'platform',
      'base',
    ],
    why: 'puts the house together and starts it: web, worker, the command line, the demo region',
  },

  // Floor 4: the doors of the house. They do not know each other.
  web: {
    calls: [
      'access',
      'accounts',
      'adoption',
      'audit',
      'conformance',
      'enrolment',
      'imaging',
      'governance',
      'ingestion',
      'institutions',
      'lab',
      'patient-index',
      'record',
      'release',
      'messaging',
      'journal',
      'questionnaires',
      'notices',
      'announcements',
      'appointments',
      'workload',
      'requests',
      'sharing',
      'terminology',
      'explanations',
      'formats',
      'ui',
      'messages',
      'platform',
      'base',
    ],
    why: 'the pages of people and staff: paths, forms, pages; decides nothing',
  },

  feeds: {
    calls: [
      'appointments',
      'audit',
      'imaging',
      'ingestion',
      'institutions',
      'patient-index',
      'formats',
      'platform',
      'base',
    ],
    why: 'the doors through which institutions send: FHIR by push and pull, HL7 v2 over MLLP, pictures by DICOMweb; and fetch bookings',
  },

  // Floor 3: what the portal knows and does.
  'modules/conformance': {
    door: '#conformance',
    calls: ['ingestion', 'institutions', 'patient-index', 'record', 'formats', 'platform', 'base'],
    why: 'tells an institution what would become of its samples, and what they lack',
  },
  'modules/ingestion': {
    door: '#ingestion',
    calls: ['access', 'institutions', 'patient-index', 'record', 'release', 'formats', 'platform', 'base'],
    why: 'keeps what a feed sends, then maps, matches, stores and decides it; sets aside what it cannot',
  },
  'modules/enrolment': {
    door: '#enrolment',
    calls: ['access', 'accounts', 'adoption', 'patient-index', 'messages', 'platform', 'base'],
    why: 'brings people from an invitation to their first sign-in, and back in when they are locked out',
  },
  'modules/adoption': {
    door: '#adoption',
    calls: ['platform', 'base'],
    why: 'counts how the portal is taken up; facts without clinical content',
  },
  'modules/requests': {
    door: '#requests',
    calls: ['release', 'platform', 'base'],
    why: 'knows what somebody asked for: who answers, until when, whose turn it is, what happened',
  },
  'modules/workload': {
    door: '#workload',
    calls: ['messaging', 'requests', 'platform', 'base'],
    why: 'counts what messages, requests, telephone and desk cost, week by week',
  },
  'modules/messaging': {
    door: '#messaging',
    calls: ['requests', 'messages', 'platform', 'base'],
    why: 'knows who may write to which team, by when it answers, and what both have said',
  },
  'modules/announcements': {
    door: '#announcements',
    calls: ['messages', 'platform', 'base'],
    why: 'knows what a health service tells all people of a group, who let it go out, and how many it reached',
  },
  'modules/notices': {
    door: '#notices',
    calls: ['messages', 'platform', 'base'],
    why: 'knows what an account wants to be told of, how and when not, and tells that something is new in a record',
  },
  'modules/questionnaires': {
    door: '#questionnaires',
    calls: ['requests', 'formats', 'messages', 'platform', 'base'],
    why: 'knows which forms institutions ask, whom, page by page, and brings the answers to the team that asked',
  },
  'modules/journal': {
    door: '#journal',
    calls: ['requests', 'messages', 'platform', 'base'],
    why: 'keeps what people measure and write down themselves, and sends a team what it asked for and has agreed to read',
  },
  'modules/appointments': {
    door: '#appointments',
    calls: ['messages', 'platform', 'base'],
    why: 'knows what services offer, who has booked or waits, and who comes today',
  },
  'modules/imaging': {
    door: '#imaging',
    calls: ['formats', 'platform', 'base'],
    why: 'makes the pictures of studies visible, from the record or from the archive that has them',
  },
  'modules/lab': {
    door: '#lab',
    calls: ['record', 'release', 'requests', 'platform', 'base'],
    why: 'replays what has come through a draft of a rulebook, so that people decide on figures',
  },
  'modules/governance': {
    door: '#governance',
    calls: ['release', 'platform', 'base'],
    why: 'decides together: seats, proposals, positions, decisions; worries and ideas; publishes what was decided',
  },
  'modules/sharing': {
    door: '#sharing',
    calls: ['record', 'formats', 'platform', 'base'],
    why: 'makes what a person takes along or shows to others: summaries, links and codes without an account',
  },
  'modules/terminology': {
    door: '#terminology',
    calls: ['record', 'formats', 'platform', 'base'],
    why: 'knows what an institution’s own codes and units mean, and which values may stand beside each other',
  },
  'modules/release': {
    door: '#release',
    calls: ['record', 'formats', 'platform', 'base'],
    why: 'decides when a person may see an item, by the region’s rulebook, and can always say why',
  },
  'modules/record': {
    door: '#record',
    calls: ['formats', 'platform', 'base'],
    why: 'keeps the items of a person’s record: categories, versions, duplicates; answers the questions pages ask',
  },
  'modules/access': {
    door: '#access',
    calls: ['platform', 'base'],
    why: 'knows who may see whose record, which categories, from when, until when, on which ground',
  },
  'modules/patient-index': {
    door: '#patient-index',
    calls: ['platform', 'base'],
    why: 'knows which patient numbers belong to one person, and asks a clerk where it is not sure',
  },
  'modules/accounts': {
    door: '#accounts',
    calls: ['platform', 'base'],
    why: 'knows who signs in, and how',
  },
  'modules/institutions': {
    door: '#institutions',
    calls: ['formats', 'platform', 'base'],
    why: 'knows the institutions, their services and places, their feeds and what they agreed to share',
  },
  'modules/audit': {
    door: '#audit',
    calls: ['messages', 'platform', 'base'],
    why: 'keeps who was shown what of whom, and why, where nobody can change it',
  },

  // Floor 2: ground with a purpose.
  region: {
    calls: ['base'],
    pure: { packages: ['fhir/r4.js'] },
    why: 'invents a synthetic region from a seed: the one source of test data, demo and screenshots',
  },
  ui: {
    calls: ['messages', 'base'],
    pure: { packages: ['preact'] },
    why: 'components, each with its examples; a component never fetches',
  },
  formats: {
    calls: ['base'],
    pure: { packages: ['saxes'] },
    why: 'reads and writes the formats of the field; FHIR, HL7 v2, C-CDA and DICOM end here',
  },
  explanations: {
    calls: ['base'],
    pure: { packages: ['yaml'] },
    why: 'says in plain words what tests and other coded things are, from content files',
  },
  messages: {
    calls: ['base'],
    pure: { packages: [] },
    why: 'every sentence people read, in five languages, typed so that none is missing',
  },
  platform: {
    calls: ['base'],
    why: 'database and scopes, configuration, log: ground with I/O',
  },

  // Floor 1: pure ground.
  base: {
    calls: [],
    pure: { packages: [] },
    why: 'ids, instants, categories, errors: words everybody needs, no I/O, no clock',
  },
}

export const plan: Plan = {
  rooms,
  deciding: [
    /\/modules\/.*\/decide[^/]*\.ts$/,
    /\/rules\//,
    /\/score\.ts$/,
    /\/choose-[^/]*\.ts$/,
    /\/categorise\.ts$/,
    /\/release\/rulebook[^/]*\.ts$/,
    /\/guardrails\.ts$/,
  ],
  notDeciding: [],
  allowances: [
    {
      file: 'src/modules/release/rulebook.ts',
      may: 'yaml',
      because: 'rulebooks are written by people; the parser is given text and gives data, nothing else',
    },
    {
      file: 'src/formats/fhir/read-item.ts',
      may: 'node:crypto',
      because: 'a hash of given bytes depends on nothing else',
    },
    ...['split-input.ts', 'split/open-input.ts'].map((file) => ({
      file: `src/formats/fhir/${file}`,
      may: 'waits (await)',
      because: 'input of any size comes as a stream; what is read depends on its bytes alone',
    })),
    {
      file: 'src/formats/fhir/split/open-input.ts',
      may: 'node:zlib',
      because: 'unpacks the given bytes',
    },
    {
      file: 'src/formats/dicom/read-elements.ts',
      may: 'node:zlib',
      because: 'unpacks the given bytes, up to a bound',
    },
    {
      file: 'src/formats/fhir/split/parse-strictly.ts',
      may: 'node:buffer',
      because: 'knows whether the given bytes are UTF-8',
    },
    ...['validate.ts', 'xml/r4-elements.ts'].flatMap((file) =>
      ['import blindly', 'waits (await)'].map((may) => ({
        file: `src/formats/fhir/${file}`,
        may,
        because: 'loads, once, what the build makes of the R4 schema; it is not there to be imported by name',
      })),
    ),
    {
      file: 'src/formats/hl7v2/split-messages.ts',
      may: 'waits (await)',
      because: 'input of any size comes as a stream; what is read depends on its bytes alone',
    },
    {
      file: 'src/formats/hl7v2/to-fhir/stable-id.ts',
      may: 'node:crypto',
      because: 'a hash of given text depends on nothing else',
    },
    ...['commands/serve.ts', 'working-thread.ts'].map((file) => ({
      file: `src/main/${file}`,
      may: 'new Date()',
      because: 'the log’s own clock, outside every scope; nothing is decided by it',
    })),
  ],
}
