import { TERMS } from '../agreement.ts';
import { BACK, OUT } from '../corridors.ts';
import { type Entry, entry } from '../entry.ts';
import { OPERATION } from '../opening.ts';
import { AMIRIYEH, IDLIB } from '../places.ts';
import { onDay } from '../time.ts';
import { REFERENCES } from './documents.ts';

const villageTerms = ['term/foua-wounded', 'term/kefraya-wounded'] as const;
const aleppoTerms = Object.values(TERMS);

const disputed: readonly Entry[] = villageTerms.map((term) =>
  entry(REFERENCES.guardian15.out, term, 'disputed@1', {
    by: 'party/opposition-east-aleppo',
    source: 'claim/elsewhere-villages-denied',
  }),
);

const onTheirWord = {
  saidBy: 'World Health Organization',
  source: 'claim/elsewhere-told-to-leave',
} as const;
/** An order, by whom unknown, with no reason: recorded as just that. */
const stopped: readonly Entry[] = [
  entry(REFERENCES.reuters16.out, OUT, 'suspended@1', {
    reason: 'ordered',
    orderedBy: null,
    ...onTheirWord,
  }),
  entry(REFERENCES.reuters16.out, OPERATION, 'phase-changed@1', { phase: 'paused' }),
  ...aleppoTerms.map((term) => entry(REFERENCES.reuters16.out, term, 'suspended@1', onTheirWord)),
];

/**
 * Two exchanges, each of Aleppo's following the *arrival* of the villages', then a third with two towns near
 * Damascus. Who said it is not known; the document was seen.
 */
const terms18: readonly Entry[] = [
  ...villageTerms.map((term) =>
    entry(REFERENCES.reuters18.out, term, 'amended@1', {
      category: 'anyone',
      reportedBy: 'claim/elsewhere-new-terms',
    }),
  ),
  entry(REFERENCES.reuters18.out, 'term/villages-first', 'proposed@1', {
    about: 'people',
    category: 'anyone',
    quantity: { exact: 2500 },
    reportedBy: 'claim/elsewhere-villages-first',
  }),
  entry(REFERENCES.reuters18.out, 'term/aleppo-in-exchange', 'proposed@1', {
    about: 'people',
    category: 'anyone',
    origin: AMIRIYEH.site,
    destination: IDLIB.site,
    reportedBy: 'claim/elsewhere-new-terms',
  }),
  entry(REFERENCES.reuters18.out, 'term/villages-second', 'proposed@1', {
    about: 'people',
    category: 'anyone',
    quantity: { exact: 1500 },
    reportedBy: 'claim/elsewhere-villages-second',
  }),
  entry(REFERENCES.reuters18.out, 'term/madaya-zabadani', 'proposed@1', {
    about: 'people',
    category: 'anyone',
    quantity: { exact: 1500 },
    reportedBy: 'claim/elsewhere-madaya-zabadani',
  }),
];

/** "About 1 200" each way, twice: planned, never counted. */
const EACH = { people: { about: 1200 } } as const;
const batches: readonly Entry[] = [1, 2].flatMap((number) => [
  entry(REFERENCES.reuters18.out, `batch/villages-${number}`, 'planned@1', {
    term: 'term/villages-first',
    number,
    ...EACH,
  }),
  entry(REFERENCES.reuters18.out, `batch/aleppo-${number}`, 'planned@1', {
    term: 'term/aleppo-in-exchange',
    number,
    origin: AMIRIYEH.site,
    destination: IDLIB.site,
    ...EACH,
  }),
]);

const burned: readonly Entry[] = [
  entry(REFERENCES.middleEastEye.out, 'incident/buses-burned-18', 'reported@1', {
    incidentKind: 'fire',
    corridor: BACK,
    at: REFERENCES.middleEastEye.out.at,
    atPrecision: 'day',
    by: 'media',
    sure: 'told',
  }),
  entry(REFERENCES.middleEastEye.out, 'incident/buses-burned-18', 'linked@1', { to: BACK }),
];

const AGAIN = onDay(19, 0);
const moving = { source: 'claim/elsewhere-moving-again' } as const;
const resumed: readonly Entry[] = [
  entry(AGAIN, OUT, 'resumed@1', moving),
  entry(AGAIN, BACK, 'opened@1', moving),
  entry(AGAIN, OPERATION, 'phase-changed@1', { phase: 'moving' }),
  ...aleppoTerms.map((term) => entry(AGAIN, term, 'in-force@1', moving)),
  entry(REFERENCES.securityCouncil19.out, 'term/observers', 'in-force@1', {
    saidBy: 'party/united-nations',
    source: 'claim/elsewhere-observers-voted',
  }),
];

export const elsewhereAgreement: readonly Entry[] = [
  ...disputed,
  ...stopped,
  ...terms18,
  ...batches,
  ...burned,
  ...resumed,
];
