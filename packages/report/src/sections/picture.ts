import { quarterToMs } from '@corridor/account';
import type { TimeDistance } from '../evaluation/types.ts';
import { movedIn } from '../material/days.ts';
import type { Material, Road } from '../material/types.ts';

/** More lines than this cover each other on a page; then every nth is drawn, and said so. */
const MOST_LINES = 1500;
/** Of the roads, so many have a picture: those on which most moved. */
const MOST_PICTURES = 3;

/** Share of the whole road at each of its sites: by kilometres where they are known, else by expected minutes. */
const alongOf = ({ sites, legs }: Road): readonly number[] => {
  const hasKm = sites.slice(1).every((_, at) => (legs[at]?.km ?? 0) > 0);
  const lengths = sites
    .slice(1)
    .map((_, at) => (hasKm ? (legs[at]?.km ?? 1) : Math.max(1, legs[at]?.minutes ?? 30)));
  const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let gone = 0;
  return sites.map((_, at) => {
    if (at > 0) gone += lengths[at - 1] ?? 0;
    return gone / whole;
  });
};

/** A road of which no other is a stretch, in either direction. */
const isMain = (road: Road, roads: readonly Road[]): boolean =>
  !roads.some(
    (other) =>
      other !== road &&
      other.sites.length > road.sites.length &&
      road.sites.every((site) => other.sites.includes(site)),
  );

/** One picture per road on which somebody drove, the busiest first; a road back lies on the road there. */
export const picturesOf = (material: Material): readonly TimeDistance[] => {
  const { evidence, roads, places, suspensions } = material;
  const moved = movedIn(evidence);
  if (!moved) return [];
  const [from, to] = [quarterToMs(moved.first), quarterToMs(moved.last + 1)];
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const seen = new Set<string>();
  return roads
    .filter((road) => {
      const key = [...road.sites].sort().join(' ');
      if (seen.has(key) || !isMain(road, roads)) return false;
      seen.add(key);
      return true;
    })
    .map((road): TimeDistance => {
      const along = new Map(alongOf(road).map((share, at) => [road.sites[at] ?? '', share]));
      const lines = evidence.trips
        .flatMap((trip): readonly TimeDistance['lines'][number][] => {
          const [start, end] = [along.get(trip.from ?? ''), along.get(trip.to ?? '')];
          if (trip.departedAt === null || trip.arrivedAt === null) return [];
          if (start === undefined || end === undefined || trip.status !== 'arrived') return [];
          return [[quarterToMs(trip.departedAt), start, quarterToMs(trip.arrivedAt), end]];
        })
        // By what is drawn, so that no order of numbers shows through.
        .sort((a, b) => a[0] - b[0] || a[2] - b[2] || a[1] - b[1] || a[3] - b[3]);
      const every = Math.ceil(lines.length / MOST_LINES) || 1;
      return {
        road: road.name,
        from,
        to,
        sites: road.sites.map((site) => ({
          name: names.get(site) ?? site.slice(site.indexOf('/') + 1),
          along: along.get(site) ?? 0,
        })),
        lines: lines.filter((_, at) => at % every === 0),
        of: lines.length,
        stood: suspensions
          .filter(
            ({ what, name }) =>
              what === 'operation' || (what === 'road' && name === (road.name ?? name)),
          )
          .map((one) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to ?? to) }))
          .filter((one) => one.to > one.from),
      };
    })
    .filter(({ of }) => of > 0)
    .sort((a, b) => b.of - a.of)
    .slice(0, MOST_PICTURES);
};
