import { byKey } from '../order/key.ts';
import { byBytes } from '../text/utf8.ts';
import type { DeviceId, LineId } from '../types.ts';
import type { Chains } from './chains.ts';
import { DEVICE, type DeviceFact, deviceSubject, factOf } from './facts.ts';
import { branchOf } from './forks.ts';
import { type Effective, type Judgement, judge } from './judge.ts';
import { createPersons } from './persons.ts';
import { byRank, decidesOn, FOUNDER_RANK, isDeciding } from './rank.ts';
import type {
  DeviceFactLine,
  DeviceStanding,
  Ineffective,
  JudgedLine,
  MayWrite,
  Rank,
  StandingView,
  Surrender,
} from './types.ts';

export interface StandingDeps {
  readonly chains: Chains;
  readonly mayWrite: MayWrite;
  readonly isFounder: (device: DeviceId) => boolean;
}

const NO_LINES: readonly DeviceFactLine[] = [];

/**
 * Standing from device facts alone, downwards from the founder: when a device's turn comes, all who rank
 * above it have been judged, and only their facts can touch it. So two coordinators who revoke each other
 * while apart need no clock to decide between them.
 *
 * `lines`: those for which `isDeviceFact` holds, in any order, each once. Depends only on the set.
 */
export const foldStanding = (
  lines: readonly DeviceFactLine[],
  { chains, mayWrite, isFounder }: StandingDeps,
): StandingView => {
  const byAuthor = Map.groupBy(lines, ({ device }) => device);
  const bySubject = Map.groupBy(lines, ({ subject }) => subject);
  const anyForks = [...byAuthor.keys(), ...[...bySubject.keys()].map(deviceOf)].some(
    (device) => chains.forksOf(device).length > 0,
  );

  const judgements = new Map<DeviceId, Judgement>();
  const ranks = new Map<DeviceId, Rank>();
  const waiting = new Map<DeviceId, Rank>();
  const effective = new Map<DeviceId, Effective[]>();
  const offsets = new Map<DeviceId, Effective<'clock-offset@1'>[]>();
  const surrenders = new Map<DeviceId, Effective<'surrendered@1'>[]>();
  const sealingKeys = new Map<DeviceId, string>();
  const ineffective: Ineffective[] = [];

  const add = <E extends Effective>(to: Map<DeviceId, E[]>, device: DeviceId, each: E) => {
    const found = to.get(device);
    if (found) found.push(each);
    else to.set(device, [each]);
  };
  const judgeNow = (device: DeviceId, rank: Rank | null): Judgement => {
    const facts = effective.get(device) ?? [];
    // Whoever ranks above has been judged by now. What the others say of having read lends nobody sight.
    const about = (bySubject.get(deviceSubject(device)) ?? NO_LINES).filter(
      ({ device: author }) => author === device || judgements.has(author),
    );
    const judgement = judge({ chains, mayWrite }, device, rank, facts, about);
    judgements.set(device, judgement);
    return judgement;
  };

  /**
   * A phone lets in its own second key, and says nothing of anybody else's device: not of one that somebody who decides let in
   * (they were all heard before), nor of another phone's second key, whose first enrolment holds. What the later one said is taken back.
   */
  const mayClaim = (target: DeviceId, line: DeviceFactLine): boolean => {
    const words = effective.get(target) ?? [];
    const others = words.filter(
      (each) => each.fact.kind === 'enrolled@1' && each.line.device !== line.device,
    );
    const isFirst = others.every(
      (each) => !isDeciding(each.authorRank) && byKey(line, each.line) < 0,
    );
    if (!isFirst) return false;
    if (others.length === 0) return true;
    effective.set(
      target,
      words.filter((each) => !others.includes(each)),
    );
    for (const each of others) ineffective.push({ id: each.line.id, why: 'outranked' });
    waiting.delete(target);
    return true;
  };

  const takeWord = (line: DeviceFactLine, fact: DeviceFact, rank: Rank) => {
    const target = deviceOf(line.subject);
    const word = { line, fact, authorRank: rank } as Effective;
    // Time is no standing: a hub may correct the clock of the coordinator above it.
    if (fact.kind === 'clock-offset@1') {
      add(offsets, target, word as Effective<'clock-offset@1'>);
      return;
    }
    // Nor is a report: whoever may say so says it of those above as well, and a person or a hub answers.
    if (fact.kind === 'surrendered@1') {
      add(surrenders, target, word as Effective<'surrendered@1'>);
      return;
    }
    // Whoever could name another's key would read along: each device speaks for itself, and its last word counts.
    if (fact.kind === 'sealing-key-given@1') {
      if (target === line.device) sealingKeys.set(target, fact.sealTo);
      else ineffective.push({ id: line.id, why: 'outranked' });
      return;
    }
    if (fact.kind === 'witnessed@1') {
      if (!anyForks) return;
      for (const device of new Set(fact.heads.map(([of]) => of))) {
        if (!judgements.has(device) && chains.forksOf(device).length > 0) {
          add(effective, device, word);
        }
      }
      return;
    }
    if (judgements.has(target)) {
      ineffective.push({ id: line.id, why: 'outranked' });
      return;
    }
    if (fact.kind === 'enrolled@1' && !isDeciding(rank) && !mayClaim(target, line)) {
      ineffective.push({ id: line.id, why: 'outranked' });
      return;
    }
    add(effective, target, word);
    if (fact.kind !== 'enrolled@1') return;
    const offered: Rank = [...rank, [line.seq, line.id, decidesOn(fact.role, mayWrite)]];
    const known = waiting.get(target);
    if (!known || byRank(offered, known) < 0) waiting.set(target, offered);
  };

  /** A hub answers a report without asking anybody: never about those who decide. */
  const holdBackAnswers = (device: DeviceId, rank: Rank) => {
    const facts = effective.get(device);
    if (!facts?.some(isAnswer)) return;
    const decides = ({ fact }: Effective) =>
      (fact.kind === 'enrolled@1' || fact.kind === 'role-granted@1') &&
      decidesOn(fact.role, mayWrite);
    if (!isDeciding(rank) && !facts.some(decides)) return;
    const isHeard = (each: Effective) => !isAnswer(each);
    effective.set(device, facts.filter(isHeard));
    for (const { line } of facts.filter(isAnswer))
      ineffective.push({ id: line.id, why: 'outranked' });
  };

  const hear = (device: DeviceId, rank: Rank) => {
    ranks.set(device, rank);
    holdBackAnswers(device, rank);
    const own = [...(byAuthor.get(device) ?? NO_LINES)].sort(bySeq);
    if (rank.length === 0) {
      for (const word of ownSettlements(own, chains)) add(effective, device, word);
    }
    const judgement = judgeNow(device, rank);
    for (const line of own) {
      const fact = factOf(line);
      const standing = judgement.standingOf(line);
      if (fact === null) ineffective.push({ id: line.id, why: 'malformed' });
      else if (standing !== 'stands') ineffective.push({ id: line.id, why: standing });
      else if (!(rank.length === 0 && isOwnSettlement(line, fact))) takeWord(line, fact, rank);
    }
  };

  for (const device of [...byAuthor.keys()].filter(isFounder)) hear(device, FOUNDER_RANK);
  for (let next = highest(waiting); next; next = highest(waiting)) {
    waiting.delete(next[0]);
    hear(...next);
  }
  for (const [device, own] of byAuthor) {
    if (judgements.has(device)) continue;
    // Nobody enrolled it: single lines of it may have been adopted, but its word has no rank.
    for (const { id } of own) ineffective.push({ id, why: 'unknown-device' });
  }

  const personOf = createPersons((device) => judgements.get(device));
  const named = new Set<LineId>();
  const keys = new Map<DeviceId, string>();
  const keyOf = (device: DeviceId): string => {
    const known = keys.get(device);
    if (known !== undefined) return known;
    const words: readonly Effective[] = [
      ...(effective.get(device) ?? []),
      ...(offsets.get(device) ?? []),
      ...(surrenders.get(device) ?? []),
    ];
    const parts = words.map(({ line, fact, authorRank }) => {
      const held = namedIn(fact, device).map((id) => (chains.linkOf(id) ? '+' : '-'));
      return `${line.id} ${authorRank.map(([, id]) => id).join('.')} ${held.join('')}`;
    });
    const forks = chains.forksOf(device).map(({ at, branches }) => `${at} ${branches.join(' ')}`);
    const rank = ranks
      .get(device)
      ?.map(([, id]) => id)
      .join('.');
    const key = [rank ?? 'none', personOf(device), ...parts.sort(), ...forks.sort()].join('\n');
    keys.set(device, key);
    return key;
  };
  for (const [device, words] of [...effective, ...offsets]) {
    for (const { fact } of words) {
      for (const id of namedIn(fact, device)) if (!chains.linkOf(id)) named.add(id);
    }
  }

  const timeOf = (line: JudgedLine) => {
    const last = offsetAt(line, offsets.get(line.device), chains);
    return last
      ? { at: line.wall + last.fact.ms, doubt: last.fact.doubt }
      : { at: line.wall, doubt: 0 };
  };

  const devices = new Map<DeviceId, DeviceStanding>();
  for (const device of [...ranks.keys()].sort(byBytes)) {
    const judgement = judgements.get(device) as Judgement;
    const rank = ranks.get(device) as Rank;
    const state = stateOf(device, rank, judgement, offsets.get(device), surrenders.get(device));
    const ownSealTo = sealingKeys.get(device);
    devices.set(device, {
      ...state,
      person: personOf(device),
      ...(ownSealTo === undefined ? {} : { ownSealTo }),
    });
  }

  return {
    standingOf: (line) => {
      const known = judgements.get(line.device);
      if (known) return known.standingOf(line);
      const isFirstOfFounder = isFounder(line.device);
      if (isFirstOfFounder) ranks.set(line.device, FOUNDER_RANK);
      return judgeNow(line.device, isFirstOfFounder ? FOUNDER_RANK : null).standingOf(line);
    },
    timeOf,
    personOf,
    devices,
    ineffective: ineffective.sort((a, b) => byBytes(a.id, b.id)),
    awaited: named,
    keyOf,
  };
};

const isAnswer = ({ fact }: Effective): boolean =>
  fact.kind === 'revoked@1' && fact.of !== undefined;

const deviceOf = (subject: string): DeviceId => subject.slice(DEVICE.length);

const bySeq = (a: DeviceFactLine, b: DeviceFactLine) => a.seq - b.seq || byBytes(a.id, b.id);

const highest = (waiting: ReadonlyMap<DeviceId, Rank>): [DeviceId, Rank] | null => {
  let best: [DeviceId, Rank] | null = null;
  for (const each of waiting) if (best === null || byRank(each[1], best[1]) < 0) best = each;
  return best;
};

const isOwnSettlement = ({ device, subject }: DeviceFactLine, { kind }: DeviceFact): boolean =>
  kind === 'fork-settled@1' && deviceOf(subject) === device;

/**
 * Nobody ranks above the founder, so the recovery sheet settles its own fork: by a line on the branch it
 * keeps. Where both branches claim that, the sheet is in two hands and neither is believed.
 */
const ownSettlements = (
  own: readonly DeviceFactLine[],
  chains: Chains,
): readonly Effective<'fork-settled@1'>[] => {
  const claims = own.flatMap((line) => {
    const fact = factOf(line);
    if (fact?.kind !== 'fork-settled@1' || !isOwnSettlement(line, fact)) return [];
    return chains.forksOf(line.device).flatMap((fork) => {
      const branch = branchOf(chains, fork, fact.keep);
      const isOnIt = branch !== undefined && chains.isAncestor(branch, line.id);
      return isOnIt ? [{ fork, branch, word: { line, fact, authorRank: FOUNDER_RANK } }] : [];
    });
  });
  return claims
    .filter(({ fork, branch }) =>
      claims.every((other) => other.fork !== fork || other.branch === branch),
    )
    .map(({ word }) => word);
};

/** Ids that a fact names in a device's chain. */
const namedIn = (fact: DeviceFact, device: DeviceId): readonly LineId[] => {
  switch (fact.kind) {
    case 'enrolled@1':
    case 'role-granted@1':
    case 'revoked@1':
      return fact.heads ?? [];
    case 'witnessed@1':
      return fact.heads.flatMap(([of, , id]) => (of === device ? [id] : []));
    case 'fork-settled@1':
      return [fact.keep];
    case 'adopted@1':
      return [fact.id ?? (fact.head as LineId)];
    case 'clock-offset@1':
      return [fact.from];
    case 'surrendered@1':
    case 'sealing-key-given@1':
      return [];
  }
};

/** The latest measurement before the line, in its own chain. */
const offsetAt = (
  { id }: Pick<JudgedLine, 'id'>,
  offsets: readonly Effective<'clock-offset@1'>[] | undefined,
  chains: Chains,
): Effective<'clock-offset@1'> | undefined =>
  offsets
    ?.filter(({ fact }) => chains.isAncestor(fact.from, id))
    .sort((a, b) => seqOf(a, chains) - seqOf(b, chains) || byKey(a.line, b.line))
    .at(-1);

const seqOf = ({ fact }: Effective<'clock-offset@1'>, chains: Chains): number =>
  chains.linkOf(fact.from)?.seq ?? 0;

const stateOf = (
  device: DeviceId,
  rank: Rank,
  { terms, enrolments, revocations, isForkOpen }: Judgement,
  offsets: readonly Effective<'clock-offset@1'>[] | undefined,
  surrenders: readonly Effective<'surrendered@1'>[] = [],
): Omit<DeviceStanding, 'person'> => {
  const term = terms.at(-1);
  const enrolment = terms.findLast(({ by }) => by.fact.kind === 'enrolled@1')?.by as
    | Effective<'enrolled@1'>
    | undefined;
  const first = enrolments.toSorted(
    (a, b) => byRank(a.authorRank, b.authorRank) || byKey(a.line, b.line),
  )[0];
  const revocation = revocations.toSorted(
    (a, b) => a.line.wall - b.line.wall || byKey(a.line, b.line),
  )[0];
  const offset = offsets?.toSorted((a, b) => byKey(a.line, b.line)).at(-1);
  return {
    device,
    label: enrolment?.fact.label ?? 'founder',
    role: term?.role ?? 'founder',
    sites: term?.sites ?? [],
    ...(term?.post === undefined ? {} : { post: term.post }),
    ...(enrolment?.fact.sealTo === undefined ? {} : { sealTo: enrolment.fact.sealTo }),
    rank,
    enrolledBy: first?.line.device ?? null,
    enrolledAt: first?.line.wall ?? 0,
    revoked: revocations.length > 0,
    ...(revocation ? { revokedAt: revocation.line.wall, revokedFor: revocation.fact.reason } : {}),
    forked: isForkOpen,
    clockOffset: offset?.fact.ms ?? 0,
    clockDoubt: offset?.fact.doubt ?? 0,
    surrenders: surrenders
      .toSorted((a, b) => byKey(a.line, b.line))
      .map(
        ({ line, fact }): Surrender => ({
          line: line.id,
          by: line.device,
          at: fact.at ?? line.wall,
        }),
      ),
  };
};
