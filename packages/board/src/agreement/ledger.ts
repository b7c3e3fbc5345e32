import type {
  BatchProgress,
  BatchState,
  Guard,
  SubjectId,
  TermState,
  TermWording,
} from '@corridor/operation';
import { openDiscrepancies, quantityToQuota } from '@corridor/operation';
import { batchName, quotaFigure } from '../guard/names.ts';
import { type Facts, partyName } from '../view/facts.ts';
import { type ClaimLine, claimsOf } from './claims.ts';
import { type Side, sideOf, toSides } from './parties.ts';
import { quantityText, wayText } from './wording.ts';

/** What our people counted of one batch or term, by plain sums; what nobody has cleared up stands beside it. */
export interface Tally {
  readonly left: number;
  /** Of an "about" count the lower end, of an uncounted vehicle nothing. */
  readonly leftAtLeast: number;
  readonly arrived: number;
  readonly arrivedAtLeast: number;
  readonly onTheRoad: number;
  readonly standing: number;
  readonly sentBack: number;
  readonly uncounted: number;
  readonly open: { readonly trips: readonly SubjectId[]; readonly people: number };
}

export interface LedgerBatch extends Tally {
  readonly id: SubjectId;
  readonly name: string;
  readonly number: number;
  readonly status: BatchState['status'];
  /** As the agreement says; empty where it says no number. */
  readonly agreed: string;
  readonly missing: number | null;
  readonly mayGo: boolean;
  readonly isGo: boolean;
  readonly movedWithoutGo: boolean;
  /** All its vehicles are done and fewer came than were agreed. */
  readonly isShort: boolean;
  readonly guard: Guard | null;
}

export interface LedgerTerm extends Tally {
  readonly id: SubjectId;
  readonly state: TermState;
  readonly wording: TermWording;
  readonly what: string;
  readonly way: string;
  /** Empty: of this nobody counts people (goods, a guarantee). */
  readonly isCounted: boolean;
  readonly agreed: string;
  /** People still missing of what is agreed; null where no number is agreed or nothing is in force. */
  readonly missing: number | null;
  readonly batches: readonly LedgerBatch[];
  readonly giver: SubjectId | null;
  readonly getters: readonly SubjectId[];
  /** Numbers that one side says and nobody has confirmed, beside the one that is agreed. */
  readonly alsoSaid: readonly { readonly party: string; readonly figure: string }[];
  readonly claims: readonly ClaimLine[];
}

export interface LedgerSide extends Side {
  readonly gives: readonly LedgerTerm[];
  readonly gets: readonly LedgerTerm[];
}

export interface Ledger {
  readonly sides: readonly LedgerSide[];
  /** Of these nobody wrote down which side lets it happen. */
  readonly unowed: readonly LedgerTerm[];
  readonly terms: readonly LedgerTerm[];
}

const sum = (tallies: readonly Tally[]): Tally => {
  const add = (of: (tally: Tally) => number) => tallies.reduce((all, one) => all + of(one), 0);
  return {
    left: add(({ left }) => left),
    leftAtLeast: add(({ leftAtLeast }) => leftAtLeast),
    arrived: add(({ arrived }) => arrived),
    arrivedAtLeast: add(({ arrivedAtLeast }) => arrivedAtLeast),
    onTheRoad: add(({ onTheRoad }) => onTheRoad),
    standing: add(({ standing }) => standing),
    sentBack: add(({ sentBack }) => sentBack),
    uncounted: add(({ uncounted }) => uncounted),
    open: {
      trips: tallies.flatMap(({ open }) => open.trips),
      people: add(({ open }) => open.people),
    },
  };
};

const toTally = (progress: BatchProgress, open: ReadonlyMap<SubjectId, number>): Tally => {
  const trips = progress.trips.filter((id) => open.has(id));
  return {
    left: progress.departed,
    leftAtLeast: progress.departedAtLeast,
    arrived: progress.arrived,
    arrivedAtLeast: progress.arrivedAtLeast,
    onTheRoad: progress.onTheRoad,
    standing: progress.standing.length,
    sentBack: progress.sentBack,
    uncounted: progress.uncounted,
    open: { trips, people: trips.reduce((all, id) => all + (open.get(id) ?? 0), 0) },
  };
};

function toBatch(
  facts: Facts,
  batch: BatchState,
  open: ReadonlyMap<SubjectId, number>,
  now: number,
): LedgerBatch {
  const guard = facts.index.guards.of(batch.id, now);
  const progress = guard?.progress ?? facts.index.guards.facts.progress(batch.id);
  const covers = guard?.covers ?? null;
  const missing =
    covers && covers.low > 0 ? Math.max(0, covers.low - progress.arrivedAtLeast) : null;
  const isOver =
    batch.status === 'completed' || (progress.done > 0 && progress.toGo + progress.onTheRoad === 0);
  return {
    ...toTally(progress, open),
    id: batch.id,
    name: batchName(facts, batch.id),
    number: batch.planned?.number ?? 0,
    status: batch.status,
    agreed: covers ? quotaFigure(covers) : '',
    missing,
    mayGo: guard?.mayGo ?? false,
    isGo: guard?.isGo ?? false,
    movedWithoutGo: (guard?.movedWithoutGo.length ?? 0) > 0 || batch.movedWithoutGo !== null,
    isShort: isOver && missing !== null && missing > 0,
    guard,
  };
}

const alsoSaid = (facts: Facts, term: TermState): LedgerTerm['alsoSaid'] =>
  term.stances.flatMap(({ party, is, of }) => {
    const version = is === 'said' ? term.versions.find(({ line }) => line === of) : undefined;
    const quota = version?.inForce ? null : quantityToQuota(version?.says.quantity);
    return quota && term.inForce
      ? [{ party: partyName(facts, party), figure: quotaFigure(quota) }]
      : [];
  });

/** People are counted on the road; that the dead, goods or a guarantee came only a word says. */
const COUNTED: ReadonlySet<string> = new Set(['people', 'detainees']);

const nothing = (): Tally => sum([]);

/** What each side gave and got, term by term and batch by batch. Counts of ours and words of others never meet in a sum. */
export function toLedger(facts: Facts, now: number): Ledger {
  const sides = toSides(facts);
  const open = new Map(
    openDiscrepancies(facts.index).map(({ trip, people }) => [trip, Math.abs(people)]),
  );
  const terms = [...facts.states('term').values()]
    .filter(({ versions }) => versions.length > 0)
    .sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0) || (a.id < b.id ? -1 : 1))
    .map((state): LedgerTerm => {
      const wording = (state.inForce ?? state.versions.at(-1))?.whole ?? {};
      const batches = facts.index.guards.facts
        .batchesOf(state.id)
        .map((batch) => toBatch(facts, batch, open, now))
        .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
      const tally = batches.length ? sum(batches) : nothing();
      const quota = quantityToQuota(wording.quantity);
      const isCounted = COUNTED.has(wording.about ?? 'people');
      const giver = sideOf(facts, sides, wording.owedBy);
      const named = (wording.owedTo ?? []).flatMap((id) => sideOf(facts, sides, id) ?? []);
      return {
        ...tally,
        id: state.id,
        state,
        wording,
        what: quantityText(wording.quantity, wording.category ?? wording.about),
        way: wayText(facts, wording),
        isCounted,
        agreed: quota ? quotaFigure(quota) : '',
        missing:
          isCounted && state.inForce && quota && quota.low > 0
            ? Math.max(0, quota.low - tally.arrivedAtLeast)
            : null,
        batches,
        giver,
        // Where nobody said to whom, it is owed to all the others.
        getters: giver
          ? named.length
            ? named
            : sides.flatMap(({ party }) => (party === giver ? [] : [party]))
          : named,
        alsoSaid: alsoSaid(facts, state),
        claims: claimsOf(facts, wording),
      };
    });
  return {
    sides: sides.map((side) => ({
      ...side,
      gives: terms.filter(({ giver }) => giver === side.party),
      gets: terms.filter(({ getters }) => getters.includes(side.party)),
    })),
    unowed: terms.filter(({ giver }) => giver === null),
    terms,
  };
}
