import {
  type Account,
  accountOf,
  type Evidence,
  type Figure,
  type Possible,
  possibleOf,
  type Revision,
  revisionOf,
  type Scope,
} from '@corridor/account';
import { isLackingHeard } from './asking.ts';
import {
  type Answer,
  type Answers,
  answerOf,
  keyOf,
  type Question,
  type RevisionQuestion,
} from './questions.ts';

/** Asks where accounts are worked out. null: it will not be answered there. */
export type Ask = (questions: readonly Question[]) => Promise<readonly Answer[] | null>;

const possibles = new WeakMap<Account, Possible>();

/** What the records of an account's evidence allow; asked where the account is. */
export const possibleIn = (account: Account): Possible => {
  const known = possibles.get(account) ?? possibleOf(account.evidence);
  possibles.set(account, known);
  return known;
};

const asked = new WeakSet<Account>();

/** Whether an account was worked out elsewhere, and its answers have to be fetched. */
export const isAsked = (account: Account): boolean => asked.has(account);

export type Revise = (then: Evidence, question: RevisionQuestion) => Promise<Revision | null>;
const revises = new WeakMap<Account, Revise>();

/** See `revisionOf`; worked out where the account of now is. `name`: of then, always the same for the same evidence. */
export const revisionIn = async (
  then: Account,
  now: Account,
  name: string,
  { of, rule, lost }: Pick<RevisionQuestion, 'of' | 'rule' | 'lost'>,
): Promise<Revision> => {
  const there = await revises.get(now)?.(then.evidence, {
    ask: 'revision',
    held: name,
    of,
    rule,
    lost,
  });
  return there ?? revisionOf(then, now, of, rule, lost);
};

/** Of nobody: only to find out what else is lacking. */
const noFigure = (scope: Scope): Figure => ({
  scope,
  minimum: 0,
  possible: { low: 0, high: null },
  estimate: null,
  parts: { counted: 0, untallied: 0, sampled: 0, onFoot: 0, unwatched: 0 },
  trips: { all: 0, untallied: 0 },
  sampledShare: 0,
  unwatchedHours: 0,
});

/**
 * An account that was worked out elsewhere: it knows the answers that were fetched. What it does not know it says to whoever
 * listens (see `attempt`); where nobody does, it is worked out here, the same to the bit and slowly.
 */
export const createAskedAccount = (
  evidence: Evidence,
  known: Map<string, Answer>,
  ask: Ask,
  revise: Revise,
): Account => {
  const wanted = new Map<string, Question>();
  let isAlone = false;
  let here: Account | null = null;
  let possibleHere: Possible | null = null;
  const toPossible = () => {
    possibleHere ??= possibleOf(evidence);
    return possibleHere;
  };
  let fetching: Promise<void> | null = null;

  const fetch = async (): Promise<void> => {
    const asked = [...wanted];
    wanted.clear();
    if (asked.length === 0) return;
    const answers = await ask(asked.map(([, question]) => question));
    if (answers) for (const [i, [key]] of asked.entries()) known.set(key, answers[i] as Answer);
    else isAlone = true;
  };
  const lacking = {
    /** Of several screens that lack something at the same time all are answered together. */
    fetch: () => {
      fetching ??= Promise.resolve().then(() => {
        fetching = null;
        return fetch();
      });
      return fetching;
    },
  };

  const told = <A extends keyof Answers>(
    question: Question & { readonly ask: A },
    nothing: () => Answers[A],
  ): Answers[A] => {
    const key = keyOf(question);
    if (known.has(key)) return known.get(key) as Answers[A];
    if (!isAlone && isLackingHeard(lacking)) {
      wanted.set(key, question);
      return nothing();
    }
    here ??= accountOf(evidence);
    const answer = answerOf(here, toPossible, question);
    known.set(key, answer);
    return answer as Answers[A];
  };
  const none = (): never => {
    throw new Error('not known yet');
  };

  const account: Account = {
    evidence,
    figure: (of) => told({ ask: 'figure', of }, () => noFigure(of)),
    breakdown: (of, by) =>
      told({ ask: 'breakdown', of, by }, () => ({ whole: noFigure(of), parts: [] })),
    trip: (of) => told({ ask: 'trip', of }, () => null),
    get findings() {
      return told({ ask: 'findings' }, none);
    },
    get model() {
      return told({ ask: 'model' }, none);
    },
    get transit() {
      return told({ ask: 'transit' }, () => []);
    },
  };
  asked.add(account);
  revises.set(account, revise);
  possibles.set(account, {
    range: (of) => told({ ask: 'range', of }, () => ({ low: 0, high: 0 })),
    get contradictions() {
      return told({ ask: 'contradictions' }, () => []);
    },
    contradictionsOf: (of) => told({ ask: 'contradictionsOf', of }, () => []),
    siteBalances: () => told({ ask: 'siteBalances' }, () => []),
  });
  return account;
};
