import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAgreement } from '../agreement/check.ts';
import type {
  AgreementDraft,
  DraftBatch,
  DraftCondition,
  DraftParty,
  DraftTerm,
} from '../agreement/draft.ts';
import type { OperationEvent } from '../event.ts';
import { faultOfFact } from '../facts/draft.ts';
import { subjectTypeOf } from '../kinds/index.ts';
import type { BatchState, ConditionState, Means, TermState } from '../state/agreement.ts';
import type { SubjectState } from '../state/index.ts';
import type { CorridorState, PartyState, SiteState, WindowState } from '../state/places.ts';
import { createDevice, fold } from '../testing/cast.ts';
import { type DraftedFact, draftToFacts } from './facts.ts';
import { readAgreementFile } from './read.ts';

/** A coordinator’s board writes them one after another, and folds what came of it. */
const written = (facts: readonly DraftedFact[]): ReadonlyMap<string, SubjectState> => {
  const board = createDevice('coordinator');
  const lines: OperationEvent[] = [];
  for (const { subject, kind, fact, lineOf } of facts) {
    const of = lineOf === undefined ? {} : { of: lines[lineOf]?.id };
    const whole = { ...fact, ...of };
    expect(faultOfFact(subjectTypeOf(subject), kind, whole)).toBeNull();
    if (lineOf !== undefined) expect(lines[lineOf]?.subject).toBe(subject);
    lines.push(board(subject, kind, whole));
  }
  const states = new Map<string, SubjectState>();
  for (const [subject, own] of Map.groupBy(lines, (line) => line.subject)) {
    const state = fold(own);
    expect(state.notUnderstood).toBe(0);
    states.set(subject, state);
  }
  return states;
};

/** What the records say, put back into the form of a draft. */
const readBack = (states: ReadonlyMap<string, SubjectState>): AgreementDraft => {
  const of = <S extends SubjectState>(type: S['type']) =>
    [...states].flatMap(([id, state]) => (state.type === type ? [{ id, state: state as S }] : []));
  const without = <T extends object>(fact: T) => ({ ...fact });
  return {
    parties: of<PartyState>('party').map(({ id, state: { name, roles, answersFor } }) => ({
      id,
      name: name ?? '',
      roles,
      ...(answersFor.length ? { answersFor } : {}),
    })),
    sites: of<SiteState>('site').map(({ id, state: { defined } }) => ({
      id,
      name: defined?.name ?? '',
      siteKind: defined?.siteKind ?? 'district',
    })),
    roads: of<CorridorState>('corridor').map(({ id, state: { name, sites } }) => ({
      id,
      name,
      sites,
    })),
    windows: of<WindowState>('window').flatMap(({ id, state: { announced } }) =>
      announced ? [{ ...without(announced), id }] : [],
    ),
    terms: of<TermState>('term').map(({ id, state: { versions, inForce, stances } }) => ({
      id,
      saidBy: versions[0]?.by ?? null,
      confirmedBy: versions[0]?.confirmedBy ?? [],
      disputedBy: stances.flatMap(({ party, is }) => (is === 'disputes' ? [party] : [])),
      isInForce: inForce !== null,
      wording: { about: 'people', ...versions[0]?.whole },
    })),
    batches: of<BatchState>('batch').flatMap(({ id, state: { planned } }) =>
      planned ? [{ ...without(planned), id }] : [],
    ),
    conditions: of<ConditionState>('condition').flatMap(({ id, state: { required } }) =>
      required ? [{ ...without(required.fact), id }] : [],
    ),
  };
};
const sorted = (draft: AgreementDraft): AgreementDraft => ({
  ...draft,
  terms: draft.terms.map((term) => ({
    ...term,
    confirmedBy: [...term.confirmedBy].sort(),
    disputedBy: [...term.disputedBy].sort(),
  })),
});

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const parties = ['party/a', 'party/b', 'party/g'];
const sites = ['site/east', 'site/gate', 'site/west'];
const terms = ['term/s', 'term/t'];
const batches = ['batch/1', 'batch/2', 'batch/3', 'batch/4'];
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Without what is not there. */
const defined = <T>(value: object): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const quantity = fc.oneof(
  fc.record({ exact: fc.nat(3000) }),
  fc.record({ low: fc.nat(500), high: fc.integer({ min: 500, max: 3000 }) }),
  fc.constant({ allWhoWish: true as const }),
);
const means = (earlier: readonly string[]): fc.Arbitrary<Means> =>
  fc.oneof(
    fc.record({
      is: some(['arrived', 'departed', 'staged', 'go-given'] as const),
      batch: some(earlier.length ? earlier : ['batch/1']),
    }),
    fc.record({
      is: fc.constant('green-light' as const),
      party: some(parties),
      level: some(['capital', 'front', 'checkpoint'] as const),
    }),
    fc.record({ is: fc.constant('confirmed' as const), party: some(parties) }),
    fc.record({ is: fc.constant('observer-present' as const), site: some(sites) }),
    fc.record({ is: fc.constant('window-open' as const) }),
    fc.record({ is: some(['crew-ready', 'list-given', 'security-agrees'] as const) }),
  );
const conditionOf = (of: string, n: number, earlier: readonly string[]) =>
  fc
    .record({
      requiredBy: some(['party/a', 'party/b', 'law', 'safety'] as const),
      means: fc.array(fc.array(means(earlier), { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 3,
      }),
      counts: some(['observation', 'word', 'both'] as const),
      wordOf: some(parties),
      term: maybe(some(terms)),
    })
    .map((one) => defined<DraftCondition>({ ...one, id: `condition/${of.slice(6)}-${n}`, of }));

const drafts: fc.Arbitrary<AgreementDraft> = fc
  .record({
    answersFor: fc.array(fc.uniqueArray(some(parties), { maxLength: 2 }), {
      minLength: 3,
      maxLength: 3,
    }),
    terms: fc.tuple(
      ...terms.map((id) =>
        fc
          .record({
            id: fc.constant(id),
            saidBy: fc.option(some(parties), { nil: null }),
            confirmedBy: fc.uniqueArray(some(parties)),
            disputedBy: fc.uniqueArray(some(parties)),
            isInForce: fc.boolean(),
            wording: fc.record({
              about: some(['people', 'goods'] as const),
              origin: maybe(some(sites)),
              destination: maybe(some(sites)),
              quantity: maybe(quantity),
              owedBy: maybe(some(parties)),
              windows: maybe(fc.constant(['window/w'])),
              byWhen: maybe(fc.integer({ min: 2_000_000, max: 9_000_000 })),
            }),
          })
          // Who disputes says so last: nobody confirms and disputes at once in one file.
          .map((term) => ({
            ...term,
            disputedBy: term.disputedBy.filter(
              (one) => one !== term.saidBy && !term.confirmedBy.includes(one),
            ),
            wording: defined<DraftTerm['wording']>(term.wording),
          })),
      ),
    ),
    batches: fc.tuple(
      ...batches.map((id, number) =>
        fc
          .record({
            id: fc.constant(id),
            number: fc.constant(number + 1),
            term: some(terms),
            origin: maybe(some(sites)),
            people: maybe(
              fc.oneof(fc.record({ exact: fc.nat(400) }), fc.record({ about: fc.nat(400) })),
            ),
          })
          .map((batch) => defined<DraftBatch>(batch)),
      ),
    ),
    conditions: fc
      .tuple(
        ...batches.map((id, place) =>
          fc
            .nat(2)
            .chain((count) =>
              fc.tuple(
                ...Array.from({ length: count }, (_, n) =>
                  conditionOf(id, n, batches.slice(0, place)),
                ),
              ),
            ),
        ),
      )
      .map((all) => all.flat()),
  })
  .map(({ answersFor, ...rest }) => ({
    ...rest,
    parties: parties.map((id, place) =>
      defined<DraftParty>({
        id,
        name: id.slice(6),
        roles: ['party' as const],
        answersFor: answersFor[place]?.length ? answersFor[place] : undefined,
      }),
    ),
    sites: sites.map((id) => ({ id, name: id.slice(5), siteKind: 'checkpoint' as const })),
    roads: [{ id: 'corridor/road', name: 'Road', sites }],
    windows: [
      {
        id: 'window/w',
        windowKind: 'pause',
        from: 1_000_000,
        to: 10_000_000,
        corridor: 'corridor/road',
      },
    ],
  }));

test('what is written of a checked draft says the same when it is read back', () => {
  const seed = 20_161_218;
  console.info('seed', seed);
  let checked = 0;
  fc.assert(
    fc.property(drafts, (draft) => {
      if (checkAgreement(draft).some(({ level }) => level === 'refused')) return;
      checked++;
      const facts = draftToFacts(draft, new Set());
      expect(readBack(written(facts))).toEqual(sorted(draft));
    }),
    { seed, numRuns: 600 },
  );
  console.info('checked drafts', checked);
  expect(checked).toBeGreaterThan(60);
}, 60_000);

test('whatever is named is there already', () => {
  const seed = 14;
  console.info('seed', seed);
  fc.assert(
    fc.property(drafts, (draft) => {
      const there = new Set<string>();
      for (const { subject, fact } of draftToFacts(draft, new Set())) {
        for (const [named] of JSON.stringify(fact).matchAll(
          /(?<=")(?:party|site|corridor|window|term|batch)\/[^"]+/g,
        )) {
          if (named !== subject) expect(there).toContain(named);
        }
        there.add(subject);
      }
    }),
    { seed, numRuns: 200 },
  );
});

const FILE = `parties: { A: party, B: { role: guarantor, answers for: A } }
places: { East: pick-up point }
terms:
  t: { from: East, said by: A, confirmed by: [B], disputed by: B, in force: yes, how many: 20 }
batches:
  one: { term: t }
`;

test('a term is proposed, confirmed, in force and disputed, each of the wording that was proposed', () => {
  const facts = draftToFacts(readAgreementFile(FILE).draft, new Set());
  expect(facts.map(({ subject, kind, lineOf }) => [subject, kind, lineOf])).toEqual([
    ['party/a', 'named@1', undefined],
    ['party/b', 'named@1', undefined],
    ['site/east', 'defined@1', undefined],
    ['term/t', 'proposed@1', undefined],
    ['term/t', 'confirmed@1', 3],
    ['term/t', 'in-force@1', 3],
    ['term/t', 'disputed@1', undefined],
    ['batch/one', 'planned@1', undefined],
  ]);
  // Both views stand: it is disputed, and it is what the others hold in force.
  const term = written(facts).get('term/t') as TermState;
  expect(term.status).toBe('disputed');
  expect(term.inForce?.whole.quantity).toEqual({ exact: 20 });
});

test('what the operation knows already stays as it is, and reading the file twice adds nothing', () => {
  const { draft } = readAgreementFile(FILE);
  const known = new Set(['party/a', 'site/east']);
  const facts = draftToFacts(draft, known);
  expect(facts.map(({ subject }) => subject)).not.toContain('site/east');
  const all = new Set([...known, ...facts.map(({ subject }) => subject)]);
  expect(draftToFacts(draft, all)).toEqual([]);
});
