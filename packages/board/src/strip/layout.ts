import { type LaneLayout, layoutLane, nameWidth, placeStops } from './lane.ts';
import type { StripLane, StripPicture } from './strip.ts';

export interface StripLayout {
  readonly height: number;
  readonly lanes: readonly (LaneLayout & {
    /** A branch leaves lane 0 here and reaches its own level at the first (or last) of its `siteX`. */
    readonly junction: { readonly x: number; readonly y: number } | null;
  })[];
}

/** Where everything goes, in px, for a picture `width` px wide; `u` is the size of the type (1 = 16 px root). */
export function layoutStrip(picture: StripPicture, width: number, u: number): StripLayout {
  const [trunk, ...branches] = picture.lanes;
  if (!trunk) return { height: 0, lanes: [] };
  const contentOf = (lane: number) => ({
    vehicles: picture.vehicles.filter((vehicle) => vehicle.place.lane === lane),
    incidents: picture.incidents.filter((incident) => incident.place.lane === lane),
  });
  const bounds = { from: 2 * u, to: width - 2 * u, u };
  const edge = (site: StripLane['sites'][number] | undefined) =>
    Math.min(width / 5, Math.max(40 * u, site ? nameWidth(site, u) / 2 : 0));
  const isAtEnd = (toward: 'left' | 'right') =>
    branches.some(
      ({ branch }) =>
        branch?.toward === toward &&
        branch.junction === (toward === 'left' ? trunk.sites[0] : trunk.sites.at(-1))?.id,
    );
  // A branch that goes on beyond the last stop needs room beside it.
  const from = edge(trunk.sites[0]) + (isAtEnd('left') ? width * 0.2 : 0);
  const to = width - edge(trunk.sites.at(-1)) - (isAtEnd('right') ? width * 0.2 : 0);
  const trunkX = placeStops(trunk, from, to, u);
  const bends = new Map(
    branches.flatMap(({ branch }) => (branch ? [[branch.junction, branch.toward] as const] : [])),
  );
  const first = layoutLane(trunk, contentOf(0), trunkX, { ...bounds, top: 0 }, bends);
  const lanes: StripLayout['lanes'][number][] = [{ ...first, junction: null }];

  // Branches lie below, each as high up as the stretch of the picture it needs is free.
  const taken: { from: number; to: number; bottom: number }[] = [];
  for (const [i, lane] of branches.entries()) {
    const { branch } = lane;
    const stop = trunk.sites.findIndex((site) => site.id === branch?.junction);
    const x = trunkX[stop] ?? from;
    const step = 46 * u;
    const room = 150 * u * lane.legs.length;
    const end = branch?.toward === 'left' ? lane.sites[0] : lane.sites.at(-1);
    const isBeside = lane.sites.length === 2;
    // What the end stop's name needs: all of it beside the stop, or half of it around the stop.
    const margin = end ? (isBeside ? nameWidth(end, u) + 24 * u : edge(end)) : 0;
    const span =
      branch?.toward === 'left'
        ? { from: margin, to: Math.max(x - step, margin + room) }
        : { from: Math.min(x + step, width - margin - room), to: width - margin };
    const reach =
      branch?.toward === 'left'
        ? { from: 0, to: span.to + step }
        : { from: span.from - step, to: width };
    const plates = { from: span.from - 20 * u, to: span.to + (isBeside ? 0 : margin) };
    const above = taken.filter((one) => one.from < reach.to && reach.from < one.to);
    const top = Math.max(first.height - 10 * u, ...above.map((one) => one.bottom));
    const laid = layoutLane(
      lane,
      contentOf(i + 1),
      placeStops(lane, Math.max(0, span.from), Math.min(width, span.to), u),
      { u, top, from: Math.max(bounds.from, plates.from), to: Math.min(bounds.to, plates.to) },
    );
    taken.push({ ...reach, bottom: top + laid.height });
    lanes.push({ ...laid, junction: { x, y: first.roadY } });
  }
  return {
    height: Math.max(first.height, ...taken.map((one) => one.bottom)),
    lanes,
  };
}
