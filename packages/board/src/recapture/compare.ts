import {
  type Cells,
  chapman,
  estimateFromLists,
  fitModel,
  type LinkedLists,
  type ListKind,
  type ListRefusal,
  linkLists,
  modelText,
  pairOf,
  withMissedLinks,
} from '@corridor/account';
import { bytesToText, normaliseLine } from '../lists/normalise.ts';

export interface ListFile {
  readonly of: ListKind;
  readonly bytes: Uint8Array;
}

export type CompareFault =
  | ListRefusal
  | { readonly why: 'not-text' | 'looks-like-names'; readonly list: string };

/** What the lists say together. Numbers only: no line of any list leaves the room in which they were read. */
export interface Compared {
  readonly lists: LinkedLists['lists'];
  readonly listed: number;
  readonly onSeveral: number;
  readonly people: number;
  readonly low: number;
  readonly high: number;
  /** With three or four lists: the model chosen, and the interval as if it had been known. */
  readonly model: {
    readonly text: string;
    readonly low: number;
    readonly high: number;
    /** How often another one would have been chosen, of 1. */
    readonly other: number;
  } | null;
  /** What it would be if so large a share of the links had been missed. */
  readonly missed: readonly { readonly share: number; readonly people: number }[];
}
export type CompareAnswer =
  | { readonly ok: true; readonly compared: Compared }
  | ({ readonly ok: false } & CompareFault);

export const LEVEL = 0.9;
export const REPLICATES = 400;
const MISSED = [0.01, 0.02, 0.05];

/** A line that may be a token: one piece with a digit in it. Names have neither. */
const isToken = (line: string) => !line.includes(' ') && /\d/.test(line) && line.length >= 4;
/** A heading, or a row that somebody typed wrong. */
const FEW = 0.05;

const tokensIn = (file: ListFile): readonly string[] | 'not-text' | 'looks-like-names' => {
  const text = bytesToText(file.bytes);
  if (text === null) return 'not-text';
  const lines = text
    .split(/\r\n|\n|\r/)
    // A dash or a dot in a token is part of how it is written, not of what it says.
    .map((line) => normaliseLine(line.replaceAll(/[-_./]/g, '')))
    .filter(Boolean);
  const tokens = lines.filter(isToken);
  return lines.length - tokens.length > Math.max(1, lines.length * FEW)
    ? 'looks-like-names'
    : tokens;
};

/** The same lists give the same figure: the draws hang on how many people are on which lists, and on nothing else. */
const drawsOf = (cells: Cells) => {
  let state = cells.reduce((hash, people) => (Math.imul(hash, 31) + people) >>> 0, 2_166_136_261);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Compares lists by token; `onDone` hears how much of the work is done, 0 … 1. */
export const compareLists = (
  files: readonly ListFile[],
  onDone: (share: number) => void,
): CompareAnswer => {
  const lists = [];
  for (const [at, file] of files.entries()) {
    const name = String(at + 1);
    const tokens = tokensIn(file);
    if (typeof tokens === 'string') return { ok: false, why: tokens, list: name };
    lists.push({ name, of: file.of, tokens });
  }
  const answer = linkLists(lists);
  if (!answer.ok) return answer;
  const { cells, listed, lists: found } = answer.linked;
  const onSeveral = cells.reduce(
    (sum, people, pattern) => ((pattern & (pattern - 1)) === 0 ? sum : sum + people),
    0,
  );
  const said = { lists: found, listed, onSeveral };
  if (files.length === 2) {
    const of = (some: Cells) => chapman(pairOf(some, 0, 1), LEVEL);
    const { people, low, high } = of(cells);
    const missed = MISSED.map((share) => ({
      share,
      people: of(withMissedLinks(cells, share)).people,
    }));
    return {
      ok: true,
      compared: { ...said, people, low: Math.max(low, listed), high, model: null, missed },
    };
  }
  const steps = estimateFromLists(cells, {
    level: LEVEL,
    replicates: REPLICATES,
    random: drawsOf(cells),
  });
  for (;;) {
    const step = steps.next();
    if (!step.done) {
      onDone(step.value / REPLICATES);
      continue;
    }
    if (step.value === null) return { ok: false, why: 'nobody-on-both' };
    const { chosen, interval, intervalOfChosen, otherModel } = step.value;
    return {
      ok: true,
      compared: {
        ...said,
        people: chosen.people,
        low: Math.min(interval.low, chosen.people),
        high: Math.max(interval.high, chosen.people),
        model: {
          text: modelText(chosen.model, files.length),
          ...intervalOfChosen,
          other: otherModel,
        },
        missed: MISSED.map((share) => ({
          share,
          people: fitModel(withMissedLinks(cells, share), chosen.model).people,
        })),
      },
    };
  }
};
