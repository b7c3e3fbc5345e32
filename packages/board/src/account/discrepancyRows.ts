import type { Discrepancy, Scope } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { isolate, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, postName, siteName, stateOf } from '../view/facts.ts';
import { placeText, subjectText, whatText } from './discrepancyText.ts';

export interface DiscrepancyRow {
  readonly id: string;
  readonly found: Discrepancy;
  readonly name: string;
  readonly place: string;
  readonly what: string;
  readonly assignedTo: string;
  /** `miscounted, by Board, 11:40`; empty while nothing of it is explained. */
  readonly explained: string;
  /** Why it is open again; empty where nobody had explained it. */
  readonly reopened: string;
  /** The figure behind it; null: none alone. */
  readonly scope: Scope | null;
}

/** `post/x` as its post is called, a device by its label. */
const assigneeText = (
  facts: Facts,
  to: SubjectId | null,
  labelOf: (device: string) => string,
): string =>
  !to ? '' : to.startsWith('device/') ? labelOf(to.slice('device/'.length)) : postName(facts, to);

const scopeOf = ({ level, of }: Discrepancy): Scope | null => {
  switch (level) {
    case 'trip':
      return { measure: 'arrived', trip: of };
    case 'stream':
      return { measure: 'left', by: 'own-means', stream: of };
    case 'site':
      return { measure: 'left', from: of };
    case 'batch':
      return { measure: 'left', batch: of };
    default:
      return null;
  }
};

const reopenedText = (
  { status, reopenedBy }: Discrepancy,
  by: { readonly who: string; readonly time: string },
): string =>
  status !== 'reopened'
    ? ''
    : reopenedBy === null
      ? t('opened again by {who}, {time}', by)
      : reopenedBy.length > 0
        ? t(
            'opened again by itself: {n, plural, one {a later count makes} other {# later counts make}} it another number',
            { n: reopenedBy.length },
          )
        : t('opened again by itself: what was told since makes it another number');

/** Open ones first, the oldest before all others; then those that were explained, which stay listed. */
export function discrepancyRows(
  facts: Facts,
  all: readonly Discrepancy[],
  labelOf: (device: string) => string,
  clock: ZoneClock,
  now: number,
): readonly DiscrepancyRow[] {
  return all
    .filter(({ level }) => level !== 'operation')
    .map((found): DiscrepancyRow => {
      const { told, explanation, explainedPeople, people, status } = found;
      const by = {
        who: told ? labelOf(told.device) : '?',
        time: told ? clock.near(told.at, now) : '?',
      };
      return {
        id: found.level === 'trip' ? found.of : `${found.of} ${found.about}`,
        found,
        name: subjectText(facts, found),
        place: placeText(facts, found),
        what: whatText(found),
        assignedTo: assigneeText(facts, found.assignedTo, labelOf),
        explained:
          explanation && (explainedPeople > 0 || status === 'reopened')
            ? named([
                explainedPeople > 0 &&
                  explainedPeople < Math.abs(people) &&
                  t('{n} of {all} explained', { n: explainedPeople, all: Math.abs(people) }),
                word('explanation', explanation),
                status !== 'reopened' && t('by {who}', { who: by.who }),
                status !== 'reopened' && by.time,
              ])
            : '',
        reopened: reopenedText(found, by),
        scope: scopeOf(found),
      };
    })
    .sort(
      (a, b) => Number(a.found.status === 'explained') - Number(b.found.status === 'explained'),
    );
}

export interface Assignee {
  readonly to: SubjectId;
  readonly text: string;
  /** It counted one of the two sides: the first to be asked. */
  readonly hasCounted: boolean;
}

/** Who can be asked: whoever counted it, then every other post; devices only for whoever may see them. */
export function assigneesOf(
  facts: Facts,
  { of, records }: Pick<Discrepancy, 'of' | 'records'>,
  labelOf: ((device: string) => string) | null,
): readonly Assignee[] {
  const lines = new Set(records.map(({ line }) => line));
  const trips = [stateOf(facts, 'trip', of) ?? [...facts.states('trip').values()]].flat();
  const streams = [stateOf(facts, 'stream', of) ?? [...facts.states('stream').values()]].flat();
  const tallies = [...trips, ...streams].flatMap((state) =>
    state.tallies.filter(({ line }) => lines.has(line)),
  );
  const counted = new Set<SubjectId>(tallies.map(({ fact }) => facts.nameOf(fact.countedBy)));
  const devices = new Set(tallies.map(({ device }) => device));
  const posts = new Set([...counted, ...facts.states('post').keys()]);
  const postText = (post: SubjectId) => {
    const name = postName(facts, post);
    const site = siteName(facts, stateOf(facts, 'post', post)?.site);
    return site && !name.startsWith(site) ? named([name, site]) : isolate(name);
  };
  return [
    ...[...posts].map((to) => ({ to, text: postText(to), hasCounted: counted.has(to) })),
    ...(labelOf
      ? [...devices].map((device) => ({
          to: `device/${device}`,
          text: t('device {name}', { name: labelOf(device) }),
          hasCounted: true,
        }))
      : []),
  ].sort(
    (a, b) =>
      Number(b.hasCounted) - Number(a.hasCounted) ||
      Number(a.to.startsWith('device/')) - Number(b.to.startsWith('device/')) ||
      (a.text < b.text ? -1 : 1),
  );
}
