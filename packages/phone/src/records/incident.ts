import { draft, type Fact } from '@corridor/operation';
import { t } from '@corridor/text';
import type { IncidentKind, Sureness } from '../text/fieldWords.ts';
import type { OwnLine } from '../view/own.ts';
import { takenBack } from '../view/own.ts';
import { siteOf, type World } from '../view/world.ts';
import { type Earlier, precisionOf, toldAt } from './earlier.ts';
import type { FieldRecord } from './fieldRecord.ts';

export type Reported = Fact<'incident', 'reported@1'>;

/** As keys: what nobody has time to look for comes first. */
export const INCIDENTS: readonly IncidentKind[] = [
  'shots',
  'shelling',
  'explosion',
  'attack-on-vehicle',
  'crush',
  'medical',
  'fire',
  'road-accident',
  'obstruction',
  'threat',
  'theft',
  'breakdown',
  'other',
];

/** This site, or the piece of road between two sites. */
export type Place =
  | { readonly site: string }
  | {
      readonly corridor: string;
      /** Between the road's site number `leg` and the next, from 0. */
      readonly leg: number;
    };

/** Where somebody at this site can know of: here, and the road on either side. */
export const placesAt = ({ all }: World, site: string): readonly Place[] => [
  { site },
  ...[...all('corridor').values()].flatMap(({ id, sites, status }) => {
    const at = sites.indexOf(site);
    if (at < 0 || status === 'closed') return [];
    return [at - 1, at]
      .filter((leg) => leg >= 0 && leg < sites.length - 1)
      .map((leg) => ({ corridor: id, leg }));
  }),
];

/** The two ends of a piece of road, as site ids. */
const endsOf = (
  { all }: World,
  { corridor, leg }: { readonly corridor: string; readonly leg: number },
): readonly [string, string] | null => {
  const sites = all('corridor').get(corridor)?.sites ?? [];
  const [from, to] = [sites[leg], sites[leg + 1]];
  return from !== undefined && to !== undefined ? [from, to] : null;
};

/** `near Ramouseh`, or between which sites of the road; `null`: nobody said where. */
export const placeName = (world: World, place: Partial<Reported>): string | null => {
  const { site, corridor, leg } = place;
  if (corridor !== undefined && leg !== undefined) {
    const ends = endsOf(world, { corridor, leg });
    return ends === null
      ? t('on the road')
      : t('on the road {from} – {to}', {
          from: siteOf(world, ends[0]).name ?? '?',
          to: siteOf(world, ends[1]).name ?? '?',
        });
  }
  return site === undefined ? null : t('near {site}', { site: siteOf(world, site).name ?? '?' });
};

/** How sure is said afterwards: whoever hears shots first says that, and takes cover. Who did it has no field. */
export const incidentToRecord = (
  incident: string,
  kind: IncidentKind,
  place: Place,
  {
    earlier,
    now,
    sure = 'unknown',
  }: {
    readonly earlier: Earlier;
    readonly now: number;
    readonly sure?: Sureness;
  },
) => ({
  ...draft('incident', 'reported@1', {
    incidentKind: kind,
    ...place,
    at: toldAt(earlier, now),
    ...(earlier === null ? {} : { atPrecision: precisionOf(earlier) }),
    by: 'post',
    sure,
  }),
  subject: incident,
});

/** How sure: a field that was left open is filled in, so no reason is asked. */
export const surenessToRecord = (line: OwnLine, sure: Sureness): FieldRecord => ({
  kind: 'corrected@1',
  subject: line.subject,
  fact: { of: line.id, fact: { sure } },
});

/** A correction cannot take a field away, so a report with another place is told anew, and the first taken back. */
export const movedRecords = (line: OwnLine, place: Place): readonly FieldRecord[] => {
  const { site: _site, corridor: _corridor, leg: _leg, ...rest } = line.fact as Reported;
  return [
    { kind: 'retracted@1', subject: line.subject, fact: { of: line.id, reason: 'told-wrong' } },
    {
      ...draft('incident', 'reported@1', {
        ...rest,
        ...place,
        // What was told as now happened when it was first told.
        at: rest.at ?? line.wall,
      }),
      subject: line.subject,
    },
  ];
};

/** This phone's newest report of an incident that stands. */
export const reportOf = (own: readonly OwnLine[], incident: string): OwnLine | null => {
  const gone = takenBack(own);
  return (
    own.findLast(
      ({ id, kind, subject }) => kind === 'reported@1' && subject === incident && !gone.has(id),
    ) ?? null
  );
};

/** What the people of a post do next. `null`: nothing that a phone should tell them. */
export type Advice = 'take-cover' | 'make-room' | 'keep-away' | 'call-medic';
const ADVICE: { readonly [kind in IncidentKind]: Advice | null } = {
  shots: 'take-cover',
  shelling: 'take-cover',
  explosion: 'take-cover',
  'attack-on-vehicle': 'take-cover',
  crush: 'make-room',
  fire: 'keep-away',
  'road-accident': 'call-medic',
  medical: 'call-medic',
  threat: 'keep-away',
  obstruction: null,
  theft: null,
  breakdown: null,
  other: null,
};
export const adviceOf = (kind: IncidentKind): Advice | null => ADVICE[kind];

const SOON = 10 * 60_000;

/** When this phone reported the same a moment ago, ms: perhaps the same shots twice. Said, never refused. */
export const sameJustNow = (
  own: readonly OwnLine[],
  kind: IncidentKind,
  now: number,
): number | null => {
  const gone = takenBack(own);
  const before = own.findLast(
    (line) =>
      line.kind === 'reported@1' &&
      !gone.has(line.id) &&
      (line.fact as Reported).incidentKind === kind,
  );
  return before && now - before.wall < SOON ? before.wall : null;
};
