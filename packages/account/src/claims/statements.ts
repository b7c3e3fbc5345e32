import type { SubjectId } from '@corridor/operation';
import { speakerOf } from './claimsOf.ts';
import { DAY_MS, daysOf, dayToNumber } from './days.ts';
import type { Claim, Question } from './types.ts';

/** One thing that one speaker said, by however many channels it came to us. */
export interface Statement {
  /** Of the claim that was said first. */
  readonly id: SubjectId;
  readonly claim: Claim;
  /** Every claim that tells of it, in the order in which they were said; one at least. */
  readonly publications: readonly Claim[];
  /** Through whom it came, each once. */
  readonly channels: readonly string[];
  /** Another's statement whose figure it only seems to tell again: no second witness. */
  readonly repeats: SubjectId | null;
}

/** Within as many days the same figure of the same speaker is the same statement. */
const DAYS_APART = 3;
/** From as many figures that are not 0 on, two who say the same have it from each other. */
const TELLING = 3;

const saidDay = ({ fact, toldAt }: Claim): number =>
  fact.saidOn ? dayToNumber(daysOf(fact.saidOn.date).first) : Math.floor(toldAt / DAY_MS);

const quantityKey = ({ fact: { quantity } }: Claim): string => JSON.stringify(quantity ?? null);

const tellingFigures = ({ fact: { quantity } }: Claim): number =>
  quantity && 'value' in quantity
    ? String(quantity.value).replace(/\D/g, '').replace(/0+$/, '').length
    : TELLING;

const isNear = (a: Claim, b: Claim) => Math.abs(saidDay(a) - saidDay(b)) <= DAYS_APART;

/** Said by a paper, by nobody who is named, through the other or through the other's channel, or too exact for chance. */
const isCopy = (later: Claim, first: Claim): boolean => {
  const { speakerRole, channel } = later.fact;
  const through = channel?.toLowerCase();
  return (
    speakerRole === 'media' ||
    speakerOf(later) === null ||
    (through !== undefined &&
      (through === speakerOf(first) || through === first.fact.channel?.toLowerCase())) ||
    tellingFigures(later) >= TELLING
  );
};

/**
 * What was said, of claims to one question each. Several publications of one statement are one statement; who tells
 * another's figure again is marked, and is no second witness.
 */
export const statementsOf = (
  asked: readonly { readonly claim: Claim; readonly question: Pick<Question, 'key'> }[],
): readonly Statement[] => {
  const order = [...asked].sort(
    (a, b) =>
      saidDay(a.claim) - saidDay(b.claim) ||
      a.claim.toldAt - b.claim.toldAt ||
      (a.claim.id < b.claim.id ? -1 : 1),
  );
  const open: { readonly key: string; readonly publications: Claim[]; repeats: Claim | null }[] =
    [];
  for (const { claim, question } of order) {
    const key = `${question.key} ${quantityKey(claim)}`;
    const same = open.filter((one) => one.key === key);
    const speaker = speakerOf(claim);
    const own = same.find(({ publications: [first] }) => {
      if (!first || !isNear(first, claim) || first.standing !== claim.standing) return false;
      const isUnnamed = speaker === null && first.fact.channel === claim.fact.channel;
      return speakerOf(first) === speaker && (speaker !== null || isUnnamed);
    });
    if (own) {
      own.publications.push(claim);
      continue;
    }
    const from = same.find(
      ({ publications: [first], repeats }) =>
        first !== undefined && repeats === null && isNear(first, claim) && isCopy(claim, first),
    );
    open.push({ key, publications: [claim], repeats: from?.publications[0] ?? null });
  }
  return open.flatMap(({ publications, repeats }) => {
    const [claim] = publications;
    if (!claim) return [];
    const channels = new Set(publications.flatMap(({ fact }) => fact.channel ?? []));
    return [
      { id: claim.id, claim, publications, channels: [...channels], repeats: repeats?.id ?? null },
    ];
  });
};
