import type { SubjectId } from '../event.ts';
import type { Store } from '../selectors/store.ts';
import type { TripState } from '../state/trip.ts';
import { FASTEST, MOST_EVER, MOST_OF_ANY } from './load.ts';
import type { Finding } from './rules.ts';

/** Km between two sites of a corridor along its legs, or null where it does not join them. */
const roadBetween = (
  store: Store,
  corridor: SubjectId | null,
  from: SubjectId | null,
  to: SubjectId | null,
): number | null => {
  const road = store.get('corridor', corridor);
  if (!road || !from || !to) return null;
  const a = road.sites.indexOf(from);
  const b = road.sites.indexOf(to);
  if (a < 0 || b < 0) return null;
  return road.legs.slice(Math.min(a, b), Math.max(a, b)).reduce((km, leg) => km + leg.km, 0);
};

const absurdLoad = (store: Store, trip: TripState): readonly Finding[] => {
  const kind = store.get('vehicle', trip.vehicle)?.listed?.vehicleKind;
  const most = kind ? MOST_EVER[kind] : MOST_OF_ANY;
  return trip.tallies.flatMap(({ fact, line }): readonly Finding[] =>
    fact.people > most
      ? [
          {
            rule: 'absurd-load',
            subject: trip.id,
            lines: [line],
            numbers: { people: fact.people, most },
          },
        ]
      : [],
  );
};

const tooFast = (store: Store, trip: TripState): readonly Finding[] => {
  const { departed, arrived } = trip;
  if (!departed || !arrived) return [];
  const km = roadBetween(store, trip.corridor, departed.site, arrived.site);
  if (!km) return [];
  const minutes = (arrived.at - departed.at + departed.doubt + arrived.doubt) / 60_000;
  // Before departure is another finding.
  if (minutes < 0 || minutes >= km / FASTEST) return [];
  return [
    {
      rule: 'faster-than-the-road',
      subject: trip.id,
      lines: [departed.line, arrived.line],
      numbers: { minutes: Math.round(minutes), km },
    },
  ];
};

/** The go came later than the wheels, by more than clocks explain. */
const isMovedWithoutGo = (store: Store, trip: TripState): boolean => {
  const { departed, batch } = trip;
  if (!departed || !batch) return false;
  const state = store.get('batch', batch);
  if (!state || state.status === 'completed' || state.status === 'unknown') return false;
  if (state.status !== 'go') return true;
  const go = state.since;
  return go !== null && go.at - go.doubt > departed.at + departed.doubt;
};

/** What a trip shows together with its vehicle, road and batch; not with the vehicle's other trips. */
export const crossFindings = (store: Store, trip: TripState): readonly Finding[] => [
  ...absurdLoad(store, trip),
  ...tooFast(store, trip),
  ...(isMovedWithoutGo(store, trip) && trip.departed
    ? [
        {
          rule: 'moved-without-go',
          subject: trip.id,
          lines: [trip.departed.line],
          ...(trip.batch && { other: trip.batch }),
        } as const,
      ]
    : []),
];
