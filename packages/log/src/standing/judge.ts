import { createSaw, type Saw } from '../order/causality.ts';
import { byKey } from '../order/key.ts';
import { typeOf } from '../order/links.ts';
import type { DeviceId, LineId, Standing } from '../types.ts';
import type { Chains } from './chains.ts';
import type { DeviceFact, FactOf } from './facts.ts';
import { type ForkWords, hasOpenFork, isForked } from './forks.ts';
import { byRank } from './rank.ts';
import type { DeviceFactLine, JudgedLine, MayWrite, Rank } from './types.ts';

/** A device fact that counts: its line stands, and its author ranks above the device it is about. */
export type Effective<K extends DeviceFact['kind'] = DeviceFact['kind']> = Word<FactOf<K>>;
interface Word<F extends DeviceFact> {
  readonly line: DeviceFactLine;
  readonly fact: F;
  readonly authorRank: Rank;
}

/** What a device was, from a position in its chain on. */
export interface Term {
  readonly role: string;
  readonly sites: readonly string[];
  readonly post?: string;
  /** Lines under these keep what they had; null: for the whole chain. */
  readonly from: readonly LineId[] | null;
  readonly by: Effective<'enrolled@1' | 'role-granted@1'>;
}

/** All that decides over the lines of one device. */
export interface Judgement {
  readonly standingOf: (line: JudgedLine) => Standing;
  /** In order, the present one last. */
  readonly terms: readonly Term[];
  readonly enrolments: readonly Effective<'enrolled@1'>[];
  /** Revocations that no later enrolment has seen and undone. */
  readonly revocations: readonly Effective<'revoked@1'>[];
  readonly isForkOpen: boolean;
}

export interface JudgeDeps {
  readonly chains: Chains;
  readonly mayWrite: MayWrite;
}

const isOf =
  <K extends DeviceFact['kind']>(...kinds: readonly K[]) =>
  (each: Effective): each is Effective<K> & Effective =>
    kinds.includes(each.fact.kind as K);

/**
 * `rank`: null for a device nobody enrolled. `about`: the device fact lines of its subject by
 * itself and by those who rank above it, those without effect included, since an author who read one of them has seen what is behind it.
 */
export const judge = (
  { chains, mayWrite }: JudgeDeps,
  device: DeviceId,
  rank: Rank | null,
  facts: readonly Effective[],
  about: readonly DeviceFactLine[],
): Judgement => {
  const saw = createSaw(about);
  const isUnder = (id: LineId, heads: readonly LineId[]) =>
    heads.some((head) => chains.isAncestor(id, head));

  const enrolments = facts.filter(isOf('enrolled@1'));
  const revocations = facts.filter(isOf('revoked@1'));
  const adoptions = facts.filter(isOf('adopted@1'));
  const settlements = lastWordLast(facts.filter(isOf('fork-settled@1')), saw);
  let post: string | undefined;
  const terms = lastWordLast(facts.filter(isOf('enrolled@1', 'role-granted@1')), saw).map(
    (by): Term => {
      const { role, sites, heads } = by.fact;
      // A new role says nothing of the post unless it names one.
      post = by.fact.post ?? (by.fact.kind === 'role-granted@1' ? post : undefined);
      const undone = revocations.filter(({ line }) => saw(by.line, line));
      const from = heads ?? (undone.length > 0 ? undone.flatMap(({ fact }) => fact.heads) : null);
      return { role, sites, ...(post === undefined ? {} : { post }), from, by };
    },
  );
  const latestFirst = terms.toReversed();
  const fork: ForkWords = {
    kept: settlements.map(({ fact }) => fact.keep),
    witnessed: facts
      .filter(isOf('witnessed@1'))
      .flatMap(({ fact }) => fact.heads.flatMap(([of, , id]) => (of === device ? [id] : []))),
    named: facts
      .filter(isOf('revoked@1', 'role-granted@1', 'enrolled@1'))
      .flatMap(({ fact }) => fact.heads ?? []),
  };

  const isAdopted = (id: LineId) =>
    adoptions.some(({ fact }) =>
      fact.head === undefined ? fact.id === id : chains.isAncestor(id, fact.head),
    );
  const isCut = (id: LineId) =>
    revocations.some(
      (revocation) =>
        !isUnder(id, revocation.fact.heads) &&
        !enrolments.some(
          ({ line, fact }) =>
            saw(line, revocation.line) && (fact.heads === null || !isUnder(id, fact.heads)),
        ),
    );
  /** Several where two authorities enrolled the device without a position: what either allows, it may. */
  const termsAt = (id: LineId): readonly Term[] => {
    if (terms.length === 1) return terms;
    const found: Term[] = [];
    for (const term of latestFirst) {
      if (term.from !== null && isUnder(id, term.from)) continue;
      found.push(term);
      if (term.from !== null) break;
    }
    return found.length > 0 ? found : terms.slice(0, 1);
  };
  const isAllowed = ({ id, kind, subject, fact }: JudgedLine) =>
    kind === undefined ||
    subject === undefined ||
    termsAt(id).some(({ role, sites, post }) =>
      mayWrite(role, {
        kind,
        subject,
        subjectType: typeOf(subject),
        fact,
        sites,
        ...(post === undefined ? {} : { post }),
      }),
    );

  return {
    standingOf: (line) => {
      if (adoptions.length > 0 && isAdopted(line.id)) return 'stands';
      if (rank === null) return 'unknown-device';
      if (isForked(chains, device, line.id, fork)) return 'forked';
      if (revocations.length > 0 && isCut(line.id)) return 'after-revocation';
      return rank.length === 0 || isAllowed(line) ? 'stands' : 'outside-role';
    },
    terms,
    enrolments,
    revocations: revocations.filter(
      (revocation) => !enrolments.some(({ line }) => saw(line, revocation.line)),
    ),
    isForkOpen: hasOpenFork(chains, device, fork),
  };
};

/**
 * Whoever had seen another's word speaks after it. Where they did not, the one who ranks higher has the last
 * word, whatever the clocks say.
 */
const lastWordLast = <E extends Effective>(facts: readonly E[], saw: Saw): readonly E[] => {
  if (facts.length < 2) return facts;
  const left = [...facts].sort(
    (a, b) => byRank(b.authorRank, a.authorRank) || byKey(a.line, b.line),
  );
  const waitsFor = new Map(
    left.map((each) => [each, new Set(left.filter((other) => saw(each.line, other.line)))]),
  );
  const ordered: E[] = [];
  while (left.length > 0) {
    const free = left.findIndex((each) => waitsFor.get(each)?.size === 0);
    const [next] = left.splice(Math.max(free, 0), 1) as [E];
    ordered.push(next);
    for (const waiting of waitsFor.values()) waiting.delete(next);
  }
  return ordered;
};
