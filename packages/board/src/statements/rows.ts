import { dailyMoments, type Revision } from '@corridor/account';
import type { States, SubjectId } from '@corridor/operation';
import { figure, isolate, listed, named, signedFigure, t } from '@corridor/text';
import { msToWall, wallToMs } from '../agreement/wall.ts';
import { quantityText } from '../text/claimWords.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf, siteName } from '../view/facts.ts';
import type { RevisionFound } from './useRevisions.ts';
import { statementWord } from './words.ts';

type Statement = States['statement'];

/** Newest first, by the hour that it is about. Without a draft there is nothing to show. */
export const toStatements = (facts: Facts): readonly Statement[] =>
  [...facts.states('statement').values()]
    .filter(({ drafted }) => drafted !== null)
    .sort(
      (a, b) =>
        (b.drafted?.asOf ?? 0) - (a.drafted?.asOf ?? 0) ||
        (b.draftedBy?.at ?? 0) - (a.draftedBy?.at ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );

/** `more than 8 100` */
export const numberText = ({ drafted }: Pick<Statement, 'drafted'>): string =>
  drafted?.quantity ? quantityText(drafted.quantity, drafted.approx, drafted.unit) : t('no number');

/** `have arrived · Ramouseh – Rashidin` */
export function aboutText(facts: Facts, { drafted }: Pick<Statement, 'drafted'>): string {
  if (!drafted) return '';
  const { measure, from, to } = drafted;
  const what =
    measure === 'arrived' || measure === 'departed' ? statementWord('measures', measure) : '';
  const where =
    from && to
      ? t('{from} – {to}', { from: siteName(facts, from), to: siteName(facts, to) })
      : isolate(siteName(facts, from ?? to));
  return listed([what, where || t('everywhere')]);
}

/** `cleared 18:20 by communications`, and what is to be seen of it. */
export function clearedText({ cleared }: Statement, clock: ZoneClock, now: number): string {
  if (!cleared) return '';
  const time = clock.near(cleared.at, now);
  return cleared.function
    ? t('cleared {time} by {who}', { time, who: statementWord('functions', cleared.function) })
    : t('cleared {time}', { time });
}

export function saidText({ said }: Statement, clock: ZoneClock, now: number): string {
  const [first] = said;
  if (!first) return '';
  const channels = [...new Set(said.map(({ channel }) => channel))];
  return t('said {time} {channels}', {
    time: clock.near(first.at, now),
    channels: named(channels.map((channel) => statementWord('channels', channel))),
  });
}

/** What whoever reads a statement is told of how it came about, where it was not as it should be. */
export function flagsOf({
  cleared,
  isSaidUncleared,
  changedSinceSaid,
}: Statement): readonly string[] {
  return [
    cleared?.isByDrafter ? t('drafted and cleared by one person') : '',
    isSaidUncleared ? t('said before it was cleared') : '',
    changedSinceSaid > 0
      ? t('changed after it was said, without effect: a new figure needs a new statement')
      : '',
  ].filter(Boolean);
}

/** A minimum that the account of then does not bear out: somebody wrote it by other means than this screen. */
export function tooHighText({ drafted }: Statement, found: RevisionFound): string {
  if (drafted?.rule !== 'counted-minimum' || found.is !== 'known') return '';
  const { quantity } = drafted;
  const { before } = found.revision;
  const value = quantity && ('value' in quantity ? quantity.value : quantity.high);
  return value !== undefined && before !== null && value > before
    ? t('more than had been counted one by one: {n}', { n: figure(before) })
    : '';
}

/** One line of reason: `+50 on 1 vehicle: counted by then, heard of later`. */
export const reasonText = ({ before, after, reasons }: Revision): string => {
  if (before === null || after === null) return '';
  if (before === after && reasons.length === 0) return t('nothing has changed');
  const told = reasons.map(({ cause, people, on }) =>
    statementWord('causes', cause, { n: signedFigure(people), on }),
  );
  const why = listed(told);
  return before === after ? t('the same in sum: {why}', { why }) : why;
};

/** Why a figure of then cannot be told. */
export const whyNot = (is: Exclude<RevisionFound['is'], 'known'>): string => {
  switch (is) {
    case 'working':
      return t('what was known then is being worked out');
    case 'unrecorded':
      return t('the draft does not say what was known then');
    case 'lacking':
      return t('this board lacks records that were known then');
    case 'not-asked':
      return t('its rule takes nothing from the account');
  }
};

export interface DayRow {
  readonly day: string;
  readonly at: number;
  /** What was drawn up for this hour; said goes before drafted. */
  readonly statement: Statement | null;
}

/** Every day's figure, the newest first. */
export function toDayRows(facts: Facts, clock: ZoneClock, now: number): readonly DayRow[] {
  const operation = operationOf(facts);
  if (!operation) return [];
  const since = operation.firstAt ?? now;
  const until = Math.min(now, operation.closed?.at ?? now);
  const moments = dailyMoments(since, until, operation.dailyFigure, {
    dayOf: clock.dayKey,
    momentOf: (day, hour, minute) => {
      const two = (n: number) => String(n).padStart(2, '0');
      return wallToMs(`${day}T${two(hour)}:${two(minute)}`, clock.zone);
    },
  });
  const statements = toStatements(facts);
  return moments.map(({ day, at }) => {
    const own = statements.filter(({ drafted }) => drafted?.asOf === at);
    const statement = own.find(({ said }) => said.length > 0) ?? own[0] ?? null;
    return { day, at, statement };
  });
}

/** Said, not superseded, and of the same question: the next one takes their place. */
export const toSupersede = (facts: Facts, of: Statement): readonly Statement[] =>
  toStatements(facts).filter(
    ({ id, said, supersededBy, drafted }) =>
      id !== of.id &&
      said.length > 0 &&
      supersededBy === null &&
      drafted?.measure === of.drafted?.measure &&
      sameSite(facts, drafted?.from, of.drafted?.from) &&
      sameSite(facts, drafted?.to, of.drafted?.to),
  );

const sameSite = (facts: Facts, a: SubjectId | undefined, b: SubjectId | undefined): boolean =>
  (a && facts.nameOf(a)) === (b && facts.nameOf(b));

const QUARTER = 900_000;

/** Hours of which a figure can be drawn up: the quarter of an hour that is over, and the last days' own. */
export const momentsToSay = (facts: Facts, clock: ZoneClock, now: number): readonly number[] => [
  ...new Set([
    ...toDayRows(facts, clock, now)
      .slice(0, 3)
      .map(({ at }) => at),
    now - (now % QUARTER),
  ]),
];

/** `18:00`, for choosing the hour of the day's figure. */
export const hourText = (hour: number, minute: number, clock: ZoneClock, now: number): string => {
  const wall = `${msToWall(now, clock.zone).slice(0, 10)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const at = wallToMs(wall, clock.zone);
  return at === null ? `${hour}:${String(minute).padStart(2, '0')}` : clock.time(at);
};
