/**
 * Answers that are kept until something they were found from has changed. Who finds an answer says nothing of that: what it asks for
 * while it works is noted. An answer that comes out as before leaves those that rest on it alone, and one on which nothing rests any more is
 * let go: keys hold ids and moments, and those never end.
 */
export interface Once {
  /**
   * `find` must depend on `key`, on what it asks of `note`, `clock` and `once`, and on nothing else: it may be asked again long after whoever
   * brought it has gone. Asked by nobody that is kept, it is found and not kept.
   */
  readonly once: <T>(key: string, find: () => T) => T;
  /** As `once`, and kept until it is forgotten. */
  readonly keep: <T>(key: string, find: () => T) => T;
  readonly forget: (key: string) => void;
  /** The answer that is being found rests on this. */
  readonly note: (input: string) => void;
  readonly changed: (input: string) => void;
  /** ms since 1970. An answer that another moment would change says so by its `until`, or by that of what it was found from. */
  readonly clock: () => number;
  readonly goTo: (now: number) => void;
  /** Those of `keep` that may come out otherwise now; each until `keep` is asked for it again. */
  readonly doubtful: () => Iterable<string>;
  /** How many answers are held. */
  readonly size: () => number;
}

interface Answer {
  readonly key: string;
  value: unknown;
  isStale: boolean;
  find: () => unknown;
  isKept: boolean;
  /** In the order in which they were asked for, as often as they were; and, while it is found again, those of the time before. */
  restsOn: Answer[];
  inputs: Input[];
  restedOn: readonly Answer[];
  hadInputs: readonly Input[];
  readsClock: boolean;
  readonly above: Set<Answer>;
  until: number | null;
}
interface Input {
  readonly key: string;
  readonly above: Set<Answer>;
}

const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map || a instanceof Set || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  const [one, other] = [a, b] as readonly { readonly [name: string]: unknown }[];
  for (const name of names) if (!isSame(one?.[name], other?.[name])) return false;
  return true;
};

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};
const missingIn = <T>(now: readonly T[], before: readonly T[]): readonly T[] => {
  const there = new Set(now);
  return [...new Set(before)].filter((one) => !there.has(one));
};

const untilOf = (value: unknown): number | null =>
  (value as { readonly until?: number | null } | null)?.until ?? null;

export const createOnce = (): Once => {
  const answers = new Map<string, Answer>();
  const inputs = new Map<string, Input>();
  const readClock = new Set<Answer>();
  const timed = new Set<Answer>();
  const doubted = new Set<string>();
  /** To be found again before anybody is answered. */
  const stale = new Set<Answer>();
  let asking: Answer | null = null;
  let time = 0;
  /** No `until` comes before. */
  let quietTo = Number.POSITIVE_INFINITY;

  const makeStale = (answer: Answer) => {
    answer.isStale = true;
    if (answer.isKept) doubted.add(answer.key);
    else stale.add(answer);
  };

  const leave = (answer: Answer, inputsLeft: Iterable<Input>) => {
    for (const input of inputsLeft) {
      input.above.delete(answer);
      if (input.above.size === 0) inputs.delete(input.key);
    }
  };
  const drop = (candidates: readonly Answer[]) => {
    const open = [...candidates];
    for (let answer = open.pop(); answer; answer = open.pop()) {
      if (answer.isKept || answer.above.size > 0 || answers.get(answer.key) !== answer) continue;
      answers.delete(answer.key);
      timed.delete(answer);
      stale.delete(answer);
      readClock.delete(answer);
      leave(answer, answer.inputs);
      for (const one of answer.restsOn) {
        one.above.delete(answer);
        open.push(one);
      }
    }
  };

  /** Mostly it asks for the same in the same order, and then nothing has to be told anybody. */
  const keepWhatWasAsked = (answer: Answer) => {
    const { restsOn, restedOn, inputs: read, hadInputs } = answer;
    answer.restedOn = [];
    answer.hadInputs = [];
    if (!isSameList(read, hadInputs)) leave(answer, missingIn(read, hadInputs));
    if (isSameList(restsOn, restedOn)) return;
    const left = missingIn(restsOn, restedOn);
    for (const one of left) one.above.delete(answer);
    drop(left);
  };
  const findAgain = (answer: Answer) => {
    const before = asking;
    answer.restedOn = answer.restsOn;
    answer.hadInputs = answer.inputs;
    answer.restsOn = [];
    answer.inputs = [];
    answer.readsClock = false;
    asking = answer;
    let value: unknown;
    try {
      value = answer.find();
    } finally {
      asking = before;
      keepWhatWasAsked(answer);
    }
    if (!answer.readsClock) readClock.delete(answer);
    answer.isStale = false;
    stale.delete(answer);
    answer.until = untilOf(value);
    if (answer.until === null) timed.delete(answer);
    else {
      timed.add(answer);
      quietTo = Math.min(quietTo, answer.until);
    }
    if (isSame(answer.value, value)) return;
    answer.value = value;
    for (const one of answer.above) makeStale(one);
  };
  /**
   * From below: what comes out as before ends there, and the many that rest on it are never touched. One that is found before something
   * below it has been is found once more.
   */
  const settle = () => {
    for (const answer of stale) findAgain(answer);
  };
  const fresh = (answer: Answer): unknown => {
    if (answer.isStale) findAgain(answer);
    return answer.value;
  };
  const create = (key: string, find: () => unknown): Answer => {
    const answer: Answer = {
      key,
      value: undefined,
      isStale: true,
      find,
      isKept: false,
      restsOn: [],
      inputs: [],
      restedOn: [],
      hadInputs: [],
      readsClock: false,
      above: new Set(),
      until: null,
    };
    answers.set(key, answer);
    return answer;
  };

  return {
    once: <T>(key: string, find: () => T): T => {
      if (!asking) {
        settle();
        const known = answers.get(key);
        return known ? (fresh(known) as T) : find();
      }
      const asker = asking;
      const expected = asker.restedOn[asker.restsOn.length];
      const answer = expected?.key === key ? expected : (answers.get(key) ?? create(key, find));
      if (answer !== expected) answer.above.add(asker);
      asker.restsOn.push(answer);
      return fresh(answer) as T;
    },
    keep: <T>(key: string, find: () => T): T => {
      const answer = answers.get(key) ?? create(key, find);
      answer.isKept = true;
      settle();
      const value = fresh(answer) as T;
      doubted.delete(key);
      return value;
    },
    forget: (key) => {
      const answer = answers.get(key);
      doubted.delete(key);
      if (!answer) return;
      answer.isKept = false;
      drop([answer]);
    },
    note: (key) => {
      if (!asking) return;
      const expected = asking.hadInputs[asking.inputs.length];
      if (expected?.key === key) {
        asking.inputs.push(expected);
        return;
      }
      let input = inputs.get(key);
      if (!input) {
        input = { key, above: new Set() };
        inputs.set(key, input);
      }
      input.above.add(asking);
      asking.inputs.push(input);
    },
    changed: (key) => {
      for (const answer of inputs.get(key)?.above ?? []) makeStale(answer);
    },
    clock: () => {
      if (asking && !asking.readsClock) {
        asking.readsClock = true;
        readClock.add(asking);
      }
      return time;
    },
    goTo: (now) => {
      if (now < time) for (const answer of readClock) makeStale(answer);
      else if (now >= quietTo) {
        quietTo = Number.POSITIVE_INFINITY;
        for (const answer of timed) {
          const until = answer.until as number;
          if (until <= now) makeStale(answer);
          else quietTo = Math.min(quietTo, until);
        }
      }
      time = now;
    },
    doubtful: () => {
      settle();
      return doubted;
    },
    size: () => answers.size,
  };
};
