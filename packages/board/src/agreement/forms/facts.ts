import type { BatchState, Fact, Means, SubjectId, TermWording } from '@corridor/operation';
import { faultOfFact, subjectTypeOf } from '@corridor/operation';
import { readFigure } from '@corridor/text';
import { LABEL_FORM } from '../../create/label.ts';
import { namedLine, type Pending } from '../weigh.ts';
import { readMoment } from '../when.ts';
import type { FormFault } from '../words.ts';
import { type Amount, readAmount } from './amount.ts';

/** The facts that were typed, or what is still wrong, by field. */
export type Built =
  | { readonly ok: true; readonly lines: readonly Pending[] }
  | { readonly ok: false; readonly faults: Readonly<Record<string, FormFault>> };

type Faults = { [field: string]: FormFault };

/** Absent fields are left out; what does not fit its kind is a bug of the form. */
const line = (subject: SubjectId, kind: string, given: object): Pending => {
  const fact = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const fault = faultOfFact(subjectTypeOf(subject), kind, fact);
  if (fault) throw new Error(`${subject} ${kind}: ${Object.values(fault).join(' ')}`);
  return { subject, kind, fact };
};
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length ? list : undefined);

/** Where and when a form is filled in: hours are typed as clocks there show them. */
export interface Here {
  readonly zone: string;
  readonly now: number;
}

const built = (faults: Faults, lines: () => readonly Pending[]): Built =>
  Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, lines: lines() };

export interface PartyTyped {
  readonly id: SubjectId;
  readonly name: string;
  readonly roles: readonly Fact<'party', 'named@1'>['roles'][number][];
  readonly answersFor: readonly SubjectId[];
}

/** `isKnown`: it has its name already, and only what it is in the agreement changes. */
export function partyFacts(
  { id, name, roles, answersFor }: PartyTyped,
  isKnown: boolean = false,
): Built {
  const faults: Faults = {};
  if (!LABEL_FORM.test(name.trim())) faults.name = 'no-name';
  if (roles.length === 0) faults.roles = 'no-role';
  return built(faults, () => [
    isKnown
      ? line(id, 'role-changed@1', {
          roles,
          answersFor: roles.includes('guarantor') ? answersFor : [],
        })
      : line(id, 'named@1', {
          name: name.trim(),
          roles,
          answersFor: roles.includes('guarantor') ? some(answersFor) : undefined,
        }),
  ]);
}

export interface WordingTyped {
  readonly about: Fact<'term', 'proposed@1'>['about'];
  readonly category: NonNullable<TermWording['category']> | '';
  readonly amount: Amount;
  readonly origin: string;
  readonly destination: string;
  readonly byWhen: string;
  readonly owedBy: string;
  readonly owedTo: readonly SubjectId[];
  readonly parts: readonly {
    readonly key: number;
    readonly category: NonNullable<TermWording['category']>;
    readonly amount: Amount;
  }[];
  readonly windows: readonly SubjectId[];
  readonly vehicles: readonly {
    readonly key: number;
    readonly kind: Fact<'vehicle', 'listed@1'>['vehicleKind'];
    readonly number: string;
  }[];
  readonly operators: readonly SubjectId[];
  readonly observers: readonly SubjectId[];
  readonly search: NonNullable<TermWording['search']> | '';
  readonly belongings: NonNullable<TermWording['belongings']> | '';
}

const wordingFact = (typed: WordingTyped, here: Here, faults: Faults): TermWording => {
  const amount = readAmount(typed.amount);
  if (amount === null) faults.quantity = 'no-figure';
  const byWhen =
    typed.byWhen === '' ? undefined : readMoment(typed.byWhen, here.zone, here.now, 'future');
  if (byWhen === null) faults.byWhen = 'no-time';
  const parts = typed.parts.flatMap(({ category, amount: of }) => {
    const quantity = readAmount(of);
    if (quantity) return [{ category, quantity }];
    faults.parts = 'no-figure';
    return [];
  });
  const vehicles = typed.vehicles.flatMap(({ kind, number }) => {
    const value = readFigure(number);
    if (value !== null) return [{ vehicleKind: kind, number: value }];
    faults.vehicles = 'no-number';
    return [];
  });
  const { category, origin, destination, owedBy, owedTo } = typed;
  const { windows, operators, observers, search, belongings } = typed;
  return {
    category: category || undefined,
    quantity: amount ?? undefined,
    origin: origin || undefined,
    destination: destination || undefined,
    byWhen: byWhen ?? undefined,
    owedBy: owedBy || undefined,
    owedTo: some(owedTo),
    parts: some(parts),
    windows: some(windows),
    vehicles: some(vehicles),
    operators: some(operators),
    observers: some(observers),
    search: search || undefined,
    belongings: belongings || undefined,
  } as TermWording;
};

export interface TermTyped extends WordingTyped {
  readonly id: SubjectId;
  readonly saidBy: string;
  readonly reportedBy: string;
  readonly at: string;
  /** Who else has agreed to it already. */
  readonly agreedBy: readonly SubjectId[];
  readonly isInForce: boolean;
}

/** Where in a write the others speak of the first line of it. */
export const FIRST = namedLine('said');

const atOf = (typed: string, here: Here, faults: Faults): number | undefined => {
  if (typed === '') return undefined;
  const at = readMoment(typed, here.zone, here.now, 'past');
  if (at === null) faults.at = 'no-time';
  return at ?? undefined;
};

/** A new term: who said it, who has agreed, whether it is in force. */
export function termFacts(typed: TermTyped, here: Here): Built {
  const faults: Faults = {};
  const wording = wordingFact(typed, here, faults);
  const at = atOf(typed.at, here, faults);
  const { id, about, saidBy, reportedBy, agreedBy, isInForce } = typed;
  return built(faults, () => [
    {
      ...line(id, 'proposed@1', {
        by: saidBy || undefined,
        about,
        ...wording,
        reportedBy: reportedBy || undefined,
        at,
      }),
      line: FIRST,
    },
    ...agreedBy
      .filter((party) => party !== saidBy)
      .map((by): Pending => ({ subject: id, kind: 'confirmed@1', fact: { by, of: FIRST } })),
    ...(isInForce ? [{ subject: id, kind: 'in-force@1', fact: { of: FIRST } }] : []),
  ]);
}

export interface SaidTyped extends WordingTyped {
  readonly saidBy: string;
  readonly reportedBy: string;
  readonly at: string;
}

/** An amendment that a party says: only what it changes, against what is in force or was said last. */
export function saidFacts(
  term: SubjectId,
  typed: SaidTyped,
  stands: TermWording,
  here: Here,
): Built {
  const faults: Faults = {};
  const at = atOf(typed.at, here, faults);
  const wording = { ...wordingFact(typed, here, faults), about: typed.about };
  const changed = Object.fromEntries(
    Object.entries(wording).filter(
      ([name, value]) =>
        value !== undefined &&
        JSON.stringify(value) !== JSON.stringify(stands[name as keyof TermWording]),
    ),
  );
  if (typed.saidBy === '') faults.saidBy = 'no-party';
  if (Object.keys(changed).length === 0 && Object.keys(faults).length === 0)
    faults.quantity = 'nothing-said';
  return built(faults, () => [
    {
      ...line(term, 'said@1', {
        by: typed.saidBy,
        ...changed,
        reportedBy: typed.reportedBy || undefined,
        at,
      }),
      line: FIRST,
    },
  ]);
}

export interface BatchTyped {
  readonly id: SubjectId;
  readonly term: string;
  readonly number: string;
  readonly amount: Amount;
  readonly origin: string;
  readonly destination: string;
}

export function batchFacts(typed: BatchTyped, others: Iterable<BatchState>): Built {
  const faults: Faults = {};
  const number = readFigure(typed.number);
  const people = readAmount(typed.amount);
  if (typed.term === '') faults.term = 'no-term';
  if (number === null) faults.number = 'no-number';
  const isTaken = [...others].some(
    ({ id, planned }) =>
      id !== typed.id && planned?.term === typed.term && planned.number === number,
  );
  if (isTaken) faults.number = 'number-taken';
  if (people === null) faults.people = 'no-figure';
  return built(faults, () => [
    line(typed.id, 'planned@1', {
      term: typed.term,
      number,
      people: people ?? undefined,
      origin: typed.origin || undefined,
      destination: typed.destination || undefined,
    }),
  ]);
}

export interface MeansTyped {
  readonly key: number;
  readonly is: Means['is'] | '';
  readonly batch: string;
  readonly site: string;
  readonly of: string;
  readonly people: string;
  readonly party: string;
  readonly level: Fact<'notice', 'notified@1'>['level'];
  readonly window: string;
  readonly corridor: string;
  readonly at: string;
}

export interface ConditionTyped {
  readonly id: SubjectId;
  readonly of: string;
  readonly requiredBy: string;
  readonly counts: Fact<'condition', 'required@1'>['counts'];
  readonly wordOf: string;
  /** Any of these lists; all of a list. */
  readonly ways: readonly { readonly key: number; readonly means: readonly MeansTyped[] }[];
}

const optional = (name: string, value: string): object => (value ? { [name]: value } : {});

/** Or what of it is still missing. */
function meansOf(typed: MeansTyped, { zone, now }: Here): Means | FormFault {
  const { is, batch, site, of, party, level, window, corridor } = typed;
  switch (is) {
    case '':
      return 'no-means';
    case 'arrived':
    case 'departed':
    case 'staged':
    case 'together':
    case 'go-given':
      return batch
        ? ({ is, batch, ...(is === 'staged' && optional('site', site)) } as Means)
        : 'no-batch';
    case 'count-reached': {
      const people = readFigure(typed.people);
      if (!of) return 'no-batch';
      return people === null ? 'no-figure' : { is, of, people };
    }
    case 'green-light':
      return party ? { is, party, level } : 'no-party';
    case 'confirmed':
      return party ? { is, party } : 'no-party';
    case 'window-open':
      return { is, ...optional('window', window) } as Means;
    case 'road-open':
      return { is, ...optional('corridor', corridor) } as Means;
    case 'observer-present':
      return site ? ({ is, site, ...optional('party', party) } as Means) : 'no-site';
    case 'people-informed':
    case 'people-asked':
      return { is, ...optional('site', site) } as Means;
    case 'not-before': {
      const at = readMoment(typed.at, zone, now, 'future');
      return at === null ? 'no-time' : { is, at };
    }
    default:
      return { is };
  }
}

export function conditionFacts(typed: ConditionTyped, here: Here): Built {
  const faults: Faults = {};
  if (typed.of === '') faults.of = 'no-batch';
  if (typed.requiredBy === '') faults.requiredBy = 'no-requirer';
  const means = typed.ways.map((way) =>
    way.means.flatMap((one): readonly Means[] => {
      const read = meansOf(one, here);
      if (typeof read === 'object') return [read];
      faults[`means ${one.key}`] = read;
      return [];
    }),
  );
  return built(faults, () => [
    line(typed.id, 'required@1', {
      of: typed.of,
      requiredBy: typed.requiredBy,
      means,
      counts: typed.counts,
      wordOf: typed.counts === 'observation' ? undefined : typed.wordOf || undefined,
    }),
  ]);
}
