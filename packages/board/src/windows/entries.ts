import type { Common, SubjectId } from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { thingName } from '../guard/names.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf } from '../view/facts.ts';
import type { Calendar, CalendarEntry } from './ics.ts';
import { toWindowRows } from './windowRows.ts';

/** A call that is owed: when, and by which record. Whom to call stays on the board, sealed. */
export interface DueCall {
  readonly id: SubjectId;
  readonly due: number;
}

const uidOf = (op: string, subject: SubjectId, part = ''): string =>
  `${subject.replaceAll('/', '-')}${part}@${op}.corridor`;

/** Each line about a subject is a change of its entry; the same lines give the same number on every board. */
const versionOf = (state: Common, fallback: number) => ({
  sequence: Math.max(0, state.lines - 1),
  stamp: state.lastAt ?? fallback,
});

const windows = (facts: Facts, op: string, now: number, clock: ZoneClock) =>
  toWindowRows(facts, now, clock).map((row): CalendarEntry => {
    const { state } = row;
    const start = state.announced?.from ?? now;
    const ended = state.status === 'ended' ? (state.since?.at ?? null) : null;
    return {
      uid: uidOf(op, row.id),
      ...versionOf(state, start),
      start,
      end: ended === null ? (state.announced?.to ?? null) : ended,
      summary: row.kind,
      description: listed([row.detail, row.told]),
      // Called off before it began, or ended before: it never was.
      isCancelled: ended !== null && ended <= start,
    };
  });

const notBefore = (facts: Facts, op: string) =>
  [...facts.states('condition').values()].flatMap((state): readonly CalendarEntry[] => {
    const required = state.required?.fact;
    if (!required) return [];
    const moments = required.means
      .flat()
      .flatMap((means) => (means.is === 'not-before' ? [means.at] : []));
    return moments.map((at, n) => ({
      uid: uidOf(op, state.id, n ? `-${n}` : ''),
      ...versionOf(state, at),
      start: at,
      end: null,
      summary: t('Not before now: {what}', { what: thingName(facts, required.of) }),
      description: t('One of the things it waits for; see the board for the others.'),
      isCancelled: false,
    }));
  });

const dueTerms = (facts: Facts, op: string) =>
  [...facts.states('term').values()].flatMap((state): readonly CalendarEntry[] => {
    const at = state.inForce?.whole.byWhen;
    if (at === undefined || state.status === 'withdrawn') return [];
    return [
      {
        uid: uidOf(op, state.id),
        ...versionOf(state, at),
        start: at,
        end: null,
        summary: t('To be done by now: {what}', { what: thingName(facts, state.id) }),
        description: '',
        isCancelled: state.status === 'fulfilled',
      },
    ];
  });

const calls = (due: readonly DueCall[], op: string): readonly CalendarEntry[] =>
  due.map(({ id, due: at }) => ({
    uid: uidOf(op, id),
    sequence: 0,
    stamp: at,
    start: at,
    end: null,
    summary: t('A call is due'),
    description: t('With whom and about what stands on the board.'),
    isCancelled: false,
  }));

/** Everything of an operation that has an hour: for the calendars of the room, as a file. */
export function toCalendar(
  facts: Facts,
  op: string,
  due: readonly DueCall[],
  now: number,
  clock: ZoneClock,
  language: string,
): Calendar {
  const isExercise = op.startsWith('ex-');
  const entries = [
    ...windows(facts, op, now, clock),
    ...notBefore(facts, op),
    ...dueTerms(facts, op),
    ...calls(due, op),
  ];
  const marked = (text: string) => (isExercise ? t('EXERCISE: {what}', { what: text }) : text);
  return {
    name: marked(operationOf(facts)?.opened?.name ?? t('Operation without a name yet')),
    language,
    entries: entries.map((entry) => ({ ...entry, summary: marked(entry.summary) })),
  };
}
