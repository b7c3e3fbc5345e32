import { definesSite, isPerSite } from './roles.ts';

/**
 * How long a phone at a site may read what others wrote: a day. A bus that stood overnight is still there in the
 * morning, and who takes the phone learns of one day, not of four weeks.
 */
export const READABLE_FOR_MS = 24 * 3_600_000;

/** When a line was written, as its header, its author's enrolment and the store's own receipt of it tell. */
export interface LineTimes {
  /** The author's wall clock, put right by what is known of it; ms since 1970, as all of these. */
  readonly at: number;
  /** When the author was let in: nobody wrote before. */
  readonly enrolledAt: number;
  /** When it came in, by the clock of whoever asks: nothing comes before it is written. Read only if needed. */
  readonly receivedAt: () => number;
}

/**
 * The earliest time that can be true. A phone whose clock shows 1970 did not write before it was let in, so its lines
 * go by when they came in and are seen for a day like any others; those of a phone at 2099 do not stay for ever. The
 * header's time comes first, since receipt times are new after a restored backup, or on a new hub.
 */
export const writtenAt = ({ at, enrolledAt, receivedAt }: LineTimes): number => {
  const received = receivedAt();
  if (at < enrolledAt) return received;
  return received < enrolledAt ? at : Math.min(at, received);
};

/** What a shift needs however old it is; none of it tells of people. */
const ALWAYS: ReadonlySet<string> = new Set([
  'device',
  'operation',
  'corridor',
  'vehicle',
  'post',
  'window',
]);
/** Whether a site's stream is open is asked in the morning too; its counts are not in these. */
const OF_STREAM: ReadonlySet<string> = new Set([
  'opened@1',
  'closed@1',
  'retracted@1',
  'same-as@1',
  'not-same@1',
]);

/**
 * May a device of this role still have the body of this line at `now`? Asked beside `mayRead`, which knows no time, and
 * not about the device's own lines. Everybody but phones at a site reads all of the operation.
 */
export const isInWindow = (
  role: string,
  what: { readonly kind: string; readonly subjectType: string; readonly fact: unknown },
  times: LineTimes,
  now: number,
): boolean => {
  const { kind, subjectType, fact } = what;
  if (!isPerSite(role) || ALWAYS.has(subjectType)) return true;
  if (subjectType === 'site' && definesSite(kind, fact)) return true;
  if (subjectType === 'stream' && OF_STREAM.has(kind)) return true;
  const oldest = now - READABLE_FOR_MS;
  // Nearly all that is out of the window is out by its own time: no need to look up when it came.
  if (times.at < oldest && times.at >= times.enrolledAt) return false;
  return writtenAt(times) >= oldest;
};
