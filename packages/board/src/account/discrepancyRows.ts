import { openDiscrepancies, type SubjectId } from '@corridor/operation';
import { named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, postName, siteName, stateOf, vehicleText } from '../view/facts.ts';
import { wayOf } from './layerRows.ts';

export interface DiscrepancyRow {
  readonly id: string;
  /** What it is about. */
  readonly of: SubjectId;
  /** Where what is written about it goes. */
  readonly subject: SubjectId;
  readonly name: string;
  readonly detail: string;
  readonly boarded: number;
  readonly alighted: number;
  /** Negative: fewer arrived than boarded. Why is never said here. */
  readonly people: number;
  readonly since: number;
  readonly status: 'open' | 'assigned' | 'explained' | 'reopened';
  readonly assignedTo: string;
  /** `miscounted, by Board, 11:40`; empty while it is open. */
  readonly explained: string;
  /** Why it is open again; empty where nobody had explained it. */
  readonly reopened: string;
}

/** `post/x` as its post is called, a device by its label for whoever may see it. */
export const assigneeText = (
  facts: Facts,
  to: SubjectId | null,
  labelOf: (device: string) => string,
): string =>
  !to ? '' : to.startsWith('device/') ? labelOf(to.slice('device/'.length)) : postName(facts, to);

/** The name under which everybody writes about it, so that two who write at once write about one. */
const subjectOf = (facts: Facts, of: SubjectId): SubjectId =>
  facts.index.discrepancyOf(of)?.id ?? `discrepancy/${of.slice(of.indexOf('/') + 1)}`;

/** Open ones first, the oldest before all others; then those that were explained, which stay listed. */
export function discrepancyRows(
  facts: Facts,
  labelOf: (device: string) => string,
  clock: ZoneClock,
  now: number,
): readonly DiscrepancyRow[] {
  const { index } = facts;
  const open = new Map(openDiscrepancies(index).map((one) => [one.trip, one]));
  const rows: DiscrepancyRow[] = [];
  for (const id of index.members('outOfBalance')) {
    const trip = stateOf(facts, 'trip', id);
    if (!trip?.imbalance) continue;
    const { imbalance } = trip;
    const said = index.discrepancyOf(id);
    // An explanation is of so many people: when a later count changes how many, it explains them no longer.
    const isOutgrown =
      said?.status === 'explained' &&
      said.people !== null &&
      said.people !== Math.abs(imbalance.people);
    const by = said?.since ? labelOf(said.since.device) : '';
    const told = said?.since ? clock.near(said.since.at, now) : '';
    rows.push({
      id,
      of: id,
      subject: subjectOf(facts, id),
      name: t('Vehicle {n}', { n: vehicleText(facts, trip) }),
      detail: wayOf(facts, trip.from, trip.arrived?.site ?? trip.to),
      boarded: imbalance.boarded,
      alighted: imbalance.alighted,
      people: imbalance.people,
      since: imbalance.since,
      status: isOutgrown ? 'reopened' : open.has(id) ? (said?.status ?? 'open') : 'explained',
      assignedTo: assigneeText(facts, said?.assignedTo ?? null, labelOf),
      explained:
        said?.status === 'explained'
          ? named([word('explanation', said.explanation), t('by {who}', { who: by }), told])
          : '',
      reopened: isOutgrown
        ? t('opened again by itself: {n} were explained, {all} differ now', {
            n: said?.people ?? 0,
            all: Math.abs(imbalance.people),
          })
        : said?.status === 'reopened'
          ? t('opened again by {who}, {time}', { who: by, time: told })
          : '',
    });
  }
  return rows.sort(
    (a, b) =>
      Number(a.status === 'explained') - Number(b.status === 'explained') ||
      a.since - b.since ||
      (a.id < b.id ? -1 : 1),
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
  of: SubjectId,
  labelOf: ((device: string) => string) | null,
): readonly Assignee[] {
  const trip = stateOf(facts, 'trip', of);
  const counted = new Set<SubjectId>(trip?.tallies.map(({ fact }) => facts.nameOf(fact.countedBy)));
  const devices = new Set(trip?.tallies.map(({ device }) => device));
  const posts = new Set([...counted, ...facts.states('post').keys()]);
  const postText = (post: SubjectId) => {
    const name = postName(facts, post);
    const site = siteName(facts, stateOf(facts, 'post', post)?.site);
    return site && site !== name ? named([name, site]) : name;
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
