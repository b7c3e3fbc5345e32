import type { LineId, SubjectId } from '../event.ts';
import type { DISCREPANCIES } from '../kinds/codes.ts';
import type { DiscrepancyState } from '../state/records.ts';
import type { Index } from './create-index.ts';

export type DiscrepancyCode = (typeof DISCREPANCIES)[number];

/** How a discrepancy stands now, whatever was once written about it. */
export interface Standing {
  readonly status: DiscrepancyState['status'];
  readonly assignedTo: SubjectId | null;
  readonly explanation: DiscrepancyState['explanation'];
  /** How many of them are explained; 0 while it is open. */
  readonly explainedPeople: number;
  /**
   * Where an explanation no longer stands: the counts since that made it another number. Empty where none came and yet
   * it is another, as after a birth told late; null where no explanation was overtaken.
   */
  readonly reopenedBy: readonly LineId[] | null;
  /** What was written of it last; null: nothing. */
  readonly told: DiscrepancyState['since'];
}

/** A count that it rests on. */
export interface DiscrepancyRecord {
  readonly line: LineId;
  /** ms since 1970. */
  readonly at: number;
}

const OPEN: Standing = {
  status: 'open',
  assignedTo: null,
  explanation: null,
  explainedPeople: 0,
  reopenedBy: null,
  told: null,
};

/** An explanation stands for as many people as its writer had before them, and for no others. */
const standingOfOne = (
  said: DiscrepancyState,
  people: number,
  records: readonly DiscrepancyRecord[],
): Standing => {
  const { status, assignedTo, explanation, explained, since: told } = said;
  const base: Standing = { ...OPEN, status, assignedTo, explanation, told };
  if (status !== 'explained' || !explained) return base;
  const newer = records.filter(({ line, at }) =>
    explained.counts ? !explained.counts.includes(line) : at > explained.at,
  );
  const { size, direction } = explained;
  const isSame =
    size === null
      ? newer.length === 0
      : size === Math.abs(people) && (!direction || direction === (people < 0 ? 'fewer' : 'more'));
  if (!isSame) {
    return { ...base, status: 'reopened', reopenedBy: newer.map(({ line }) => line).sort() };
  }
  const some = said.people ?? Math.abs(people);
  if (some >= Math.abs(people)) return { ...base, explainedPeople: Math.abs(people) };
  // Three of five had sat on laps: two are still to be found.
  return { ...base, status: assignedTo ? 'assigned' : 'open', explainedPeople: some };
};

/** Whoever has it open has it open for all; an explanation that was overtaken yields to one that was not. */
const CARE = ['reopened', 'assigned', 'open', 'explained'];
const careOf = ({ status, reopenedBy }: Standing) =>
  reopenedBy === null ? CARE.indexOf(status) : CARE.length;

/**
 * How one thing that does not balance stands: `people` of it, signed, as the counts are now. Pure; the same in whatever
 * order it was heard.
 */
export const standingOf = (
  index: Index,
  of: SubjectId,
  about: DiscrepancyCode,
  people: number,
  records: readonly DiscrepancyRecord[],
): Standing => {
  let stands: Standing | null = null;
  for (const said of index.discrepanciesAbout(of)) {
    if (said.about !== null && said.about !== about) continue;
    const one = standingOfOne(said, people, records);
    if (!stands || careOf(one) < careOf(stands)) stands = one;
  }
  return stands ?? OPEN;
};

/** 32 bits of what is too long for a name, the same on every device. */
const shortOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(36);
};
const LONGEST_NAME = 48;

/** The subject under which everybody writes about it, so that two who write at once write about one thing. */
export const discrepancySubject = (of: SubjectId, about: DiscrepancyCode): SubjectId => {
  const slash = of.indexOf('/');
  const [type, name] = [of.slice(0, slash), of.slice(slash + 1)];
  if (type === 'trip') return `discrepancy/${name}`;
  const whole = `${type}.${about}.${name}`;
  if (whole.length <= LONGEST_NAME) return `discrepancy/${whole}`;
  const short = shortOf(whole);
  return `discrepancy/${whole.slice(0, LONGEST_NAME - 1 - short.length)}.${short}`;
};
