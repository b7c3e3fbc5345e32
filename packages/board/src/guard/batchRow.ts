import type {
  BatchState,
  Guard,
  LineId,
  SafetyRule,
  SubjectId,
  TermVersion,
} from '@corridor/operation';
import { figure, listed, named, t } from '@corridor/text';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf, partyName, stateOf, vehicleText } from '../view/facts.ts';
import { type ConditionRow, toConditionRow } from './conditionRow.ts';
import { goPeople } from './drafts.ts';
import { aboutOf, batchName, batchTitle, quotaFigure, quotaText, wayText } from './names.ts';
import { reasonOfHold } from './safetyText.ts';
import { guardWord } from './words.ts';

export type BatchIs = 'stand-still' | 'may-go' | 'go' | 'waits' | 'held' | 'planned';

export interface OtherNumber {
  readonly line: LineId;
  /** `❝ Party A says 1,500 for the whole term`; the same where there is little room. */
  readonly text: string;
  readonly short: string;
  readonly figure: string;
  /** Whose yes is still missing, with the drafts' wording; the last one puts it in force. */
  readonly waitsFor: readonly { readonly party: SubjectId; readonly name: string }[];
}

export interface BatchRow {
  readonly id: SubjectId;
  readonly term: SubjectId | null;
  readonly is: BatchIs;
  /** `WAITS FOR 3`, at three metres. */
  readonly state: string;
  /** Since when, by whom, why: one line under the state. */
  readonly stateDetail: string;
  readonly title: string;
  readonly way: string;
  /** How many a go covers. */
  readonly covers: string;
  readonly otherNumbers: readonly OtherNumber[];
  /** Every condition, safety first. */
  readonly conditions: readonly ConditionRow[];
  readonly unmet: readonly ConditionRow[];
  /** Who holds whom, in words. */
  readonly holds: readonly string[];
  /** What went wrong: moved without go, more than it covers. */
  readonly findings: readonly string[];
  readonly progress: string;
  readonly guard: Guard;
  /** The go that stands is for another number than is agreed by now. */
  readonly isGoOutgrown: boolean;
  /** This board holds the agreement; without it nobody can say here that a batch may go. */
  readonly isWhole: boolean;
}

const RANK: Readonly<Record<BatchIs, number>> = {
  'stand-still': 0,
  'may-go': 1,
  go: 2,
  waits: 3,
  held: 4,
  planned: 5,
};

/** What every board holds the records of. The rest of a batch's conditions rests on what only coordinators are given. */
const KNOWN_TO_ALL: ReadonlySet<string> = new Set<SafetyRule>([
  'taking-part',
  'not-suspended',
  'no-unresolved-shooting',
  'people-informed',
  'people-asked',
]);

/** On a board that holds no agreement: what people did, and whether what it does know makes a go unsafe. */
const isOfPart = (guard: Guard, unmet: readonly ConditionRow[]): BatchIs => {
  if (guard.status === 'go') return unmet.length || guard.lapsed !== null ? 'stand-still' : 'go';
  return guard.status === 'held' ? 'held' : 'planned';
};

const isOf = (guard: Guard): BatchIs => {
  if (guard.isGo) return 'go';
  const isSafe = guard.conditions.every(({ isSafety, met }) => met || !isSafety);
  if (guard.status === 'go' && !(guard.lapsed !== null && isSafe)) return 'stand-still';
  if (guard.status === 'held') return 'held';
  return guard.mayGo ? 'may-go' : 'waits';
};

/** Parties that the term binds to each other, else all parties; without those who said or confirmed that number. */
export function waitsForYesOf(
  facts: Facts,
  term: SubjectId,
  version: TermVersion,
): readonly SubjectId[] {
  const state = stateOf(facts, 'term', term);
  const isParty = (id: SubjectId) => stateOf(facts, 'party', id)?.roles.includes('party') ?? false;
  const whole = state?.inForce?.whole ?? version.whole;
  const bound = [
    whole.owedBy,
    ...(whole.owedTo ?? []),
    ...(state?.stances ?? []).map((one) => one.party),
  ]
    .filter((id) => id !== undefined)
    .map((id) => facts.nameOf(id))
    .filter(isParty);
  const said = new Set(
    [version.by, ...version.confirmedBy].flatMap((id) => (id ? [facts.nameOf(id)] : [])),
  );
  const others = [...new Set(bound)].filter((id) => id !== facts.nameOf(version.by ?? ''));
  const asked = others.length
    ? others
    : [...facts.states('party').values()].filter(({ id }) => isParty(id)).map(({ id }) => id);
  return asked.filter((id) => !said.has(id)).sort();
}

const otherNumbersOf = (facts: Facts, term: SubjectId | null, guard: Guard) =>
  guard.alsoSaid.flatMap(({ party, line, quota }): readonly OtherNumber[] => {
    const version = stateOf(facts, 'term', term)?.versions.find((one) => one.line === line);
    if (!term || !version) return [];
    const number = quotaFigure(quota);
    return [
      {
        line,
        figure: number,
        short: t('❝ {who}: {number}', { who: partyName(facts, party), number }),
        text: t('❝ {who} says {number} for the whole term', {
          who: partyName(facts, party),
          number,
        }),
        waitsFor: waitsForYesOf(facts, term, version).map((id) => ({
          party: id,
          name: partyName(facts, id),
        })),
      },
    ];
  });

/** `Party A holds the wounded people: batch 2 from Foua waits until …`, one for each condition of a party that holds it. */
const holdsOf = (facts: Facts, batch: BatchState, unmet: readonly ConditionRow[]) =>
  unmet
    .filter(({ requirer }) => requirer.startsWith('party/'))
    .map(({ requiredBy, text }) =>
      t('{party} holds the {whom}: {batch} waits until {what}.', {
        party: requiredBy,
        whom: aboutOf(facts, batch.planned?.term),
        batch: batchName(facts, batch.id),
        what: text,
      }),
    );

const findingsOf = (facts: Facts, batch: BatchState, guard: Guard): readonly string[] => {
  const found: string[] = [];
  if (guard.movedWithoutGo.length > 0) {
    found.push(
      t('{n, plural, one {# vehicle} other {# vehicles}} moved without go: {vehicles}', {
        n: guard.movedWithoutGo.length,
        vehicles: named(
          guard.movedWithoutGo.map((trip) => vehicleText(facts, stateOf(facts, 'trip', trip))),
        ),
      }),
    );
  } else if (batch.movedWithoutGo) found.push(t('moved without go'));
  if (guard.beyond > 0) {
    found.push(t('● {n} more have left than the go covers', { n: figure(guard.beyond) }));
  }
  return found;
};

const stateOfRow = (is: BatchIs, unmet: number): string =>
  is === 'waits' ? t('WAITS FOR {n}', { n: unmet }) : guardWord('states', is);

const detailOf = (
  batch: BatchState,
  given: number | null,
  guard: Guard,
  is: BatchIs,
  unmet: readonly ConditionRow[],
  now: number,
  clock: ZoneClock,
): string => {
  const since = batch.since
    ? {
        time: clock.near(batch.since.at, now),
        long: howLong(now - batch.since.at),
        reason: reasonOfHold(batch.heldReason),
      }
    : { time: '?', long: '?', reason: reasonOfHold(batch.heldReason) };
  switch (is) {
    case 'held':
      return unmet.length
        ? t('held by a person since {time}, {long}: {reason}; waits for {n} besides', {
            ...since,
            n: unmet.length,
          })
        : t('held by a person since {time}, {long}: {reason}; nothing else holds it', since);
    case 'go':
      return unmet.length
        ? t(
            'since {time}, {long}; {n, plural, one {# condition of a party holds} other {# conditions of parties hold}} no longer',
            { ...since, n: unmet.length },
          )
        : given === null
          ? t('since {time}, {long}', since)
          : t('since {time}, {long}, for {n} people', { ...since, n: figure(given) });
    case 'stand-still':
      return t('go was given {time}; it is not safe now. Whoever has not left stays.', since);
    case 'planned':
      return t('this board holds no agreement: a coordinator knows whether it may go');
    case 'may-go':
      return guard.lapsed === null
        ? t('nothing holds it; nobody has given go')
        : t('its way was stopped {time}, after go was given: go has to be given anew', {
            time: clock.near(guard.lapsed, now),
          });
    default:
      return guard.conditions.length ? '' : t('nothing is known of it');
  }
};

const progressText = ({ progress }: Guard): string =>
  progress.trips.length === 0
    ? ''
    : listed([
        progress.toGo > 0
          ? t('{n, plural, one {# vehicle has not left} other {# vehicles have not left}}', {
              n: progress.toGo,
            })
          : '',
        progress.onTheRoad > 0
          ? t('{n, plural, one {# vehicle on the road} other {# vehicles on the road}}', {
              n: progress.onTheRoad,
            })
          : '',
        progress.departed > 0 ? t('● {n} have left', { n: figure(progress.departed) }) : '',
        progress.arrived > 0 ? t('● {n} have arrived', { n: figure(progress.arrived) }) : '',
        progress.sentBack > 0
          ? t('{n, plural, one {# vehicle sent back} other {# vehicles sent back}}', {
              n: progress.sentBack,
            })
          : '',
        progress.uncounted > 0
          ? t('{n, plural, one {# vehicle not counted} other {# vehicles not counted}}', {
              n: progress.uncounted,
            })
          : '',
      ]);

/** `isWhole`: this board holds the agreement. Without it nobody can say that a batch may go. */
export function toBatchRow(
  facts: Facts,
  id: SubjectId,
  now: number,
  clock: ZoneClock,
  isWhole = true,
): BatchRow | null {
  const guard = facts.index.guards.of(id, now);
  const batch = stateOf(facts, 'batch', id);
  if (!guard || !batch) return null;
  const conditions = guard.conditions
    .filter(({ id: name }) => isWhole || KNOWN_TO_ALL.has(name))
    .map((one) => toConditionRow(facts, batch, one, now, clock));
  const unmet = conditions.filter(({ blocks }) => blocks);
  const is = isWhole ? isOf(guard) : isOfPart(guard, unmet);
  const term = batch.planned?.term ?? null;
  const given = goPeople(facts, batch.id);
  return {
    id: batch.id,
    term,
    is,
    state: stateOfRow(is, unmet.length),
    stateDetail: detailOf(batch, given, guard, is, unmet, now, clock),
    title: batchTitle(facts, batch.id),
    way: wayText(facts, batch.id),
    covers: isWhole || guard.covers ? quotaText(guard.covers) : '',
    otherNumbers: otherNumbersOf(facts, term, guard),
    conditions,
    unmet,
    holds: holdsOf(facts, batch, unmet),
    findings: findingsOf(facts, batch, guard),
    progress: progressText(guard),
    guard,
    isGoOutgrown: guard.status === 'go' && given !== null && given !== (guard.covers?.high ?? null),
    isWhole,
  };
}

/** Batches that are not over: what can go first, then by term and number. */
export function toBatchRows(
  facts: Facts,
  now: number,
  clock: ZoneClock,
  isWhole = true,
): readonly BatchRow[] {
  if (operationOf(facts)?.closed) return [];
  const rows: BatchRow[] = [];
  for (const batch of facts.states('batch').values()) {
    if (batch.status === 'completed' || batch.status === 'unknown') continue;
    const row = toBatchRow(facts, batch.id, now, clock, isWhole);
    if (row) rows.push(row);
  }
  const number = ({ id }: BatchRow) => stateOf(facts, 'batch', id)?.planned?.number ?? 0;
  return rows.sort(
    (a, b) =>
      RANK[a.is] - RANK[b.is] ||
      ((a.term ?? '') < (b.term ?? '') ? -1 : (a.term ?? '') > (b.term ?? '') ? 1 : 0) ||
      number(a) - number(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Batches that are over, the last one first. */
export const toDone = (facts: Facts, now: number, clock: ZoneClock): readonly string[] =>
  [...facts.states('batch').values()]
    .filter(({ status }) => status === 'completed')
    .sort((a, b) => (b.since?.at ?? 0) - (a.since?.at ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id, since }) =>
      listed([
        batchTitle(facts, id),
        wayText(facts, id),
        since ? t('complete {time}', { time: clock.near(since.at, now) }) : '',
      ]),
    );
