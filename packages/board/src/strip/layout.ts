import { t } from '../text/t.ts';
import { type Spreadable, spreadRow, spreadRows } from './spread.ts';
import type { StripPicture, StripPlace, StripVehicle } from './strip.ts';

export interface Plate {
  /** One vehicle, or several that do the same at the same site. */
  readonly vehicles: readonly StripVehicle[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where it is on the road. */
  readonly at: number;
  readonly number: string;
  readonly people: string;
  readonly tone: 'standing' | 'people' | 'empty';
  readonly side: 'above' | 'below';
  /** False where the place is reckoned from the last passage: its leader is dashed. */
  readonly isSeen: boolean;
}

export interface SiteMark {
  readonly index: number;
  readonly x: number;
  readonly nameY: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface IncidentMark {
  readonly id: string;
  readonly at: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly label: string;
}

export interface StripLayout {
  readonly height: number;
  readonly roadY: number;
  readonly plates: readonly Plate[];
  readonly sites: readonly SiteMark[];
  readonly incidents: readonly IncidentMark[];
  readonly suspended: readonly { readonly from: number; readonly to: number }[];
}

/** Width of a bold line of the system font, generously: a label that is too short never overlaps. */
export const textWidth = (text: string, size: number): number => text.length * size * 0.6;

const sameSiteLimit = 3;

/** Vehicles that do the same at one site become one plate once they are more than a person can read apart. */
export function groupVehicles(
  vehicles: readonly StripVehicle[],
): readonly (readonly StripVehicle[])[] {
  const groups = new Map<string, StripVehicle[]>();
  for (const vehicle of vehicles) {
    const isAlike = 'site' in vehicle.place && vehicle.stands === '';
    const key = isAlike
      ? `${(vehicle.place as { site: number }).site} ${vehicle.hasPeople} ${vehicle.side}`
      : vehicle.trip;
    const group = groups.get(key);
    if (group) group.push(vehicle);
    else groups.set(key, [vehicle]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length > sameSiteLimit ? [group] : group.map((vehicle) => [vehicle]),
  );
}

const nameWidth = (site: StripPicture['road']['sites'][number], u: number): number =>
  Math.max(textWidth(site.name, 14 * u), textWidth(site.note, 12.5 * u));

function placeSites(picture: StripPicture, width: number, u: number): readonly number[] {
  const { sites, legs } = picture.road;
  const ends = [sites[0], sites.at(-1)].map((site) => (site ? nameWidth(site, u) / 2 : 0));
  const edge = Math.min(width / 5, Math.max(40 * u, ...ends));
  const span = Math.max(1, width - 2 * edge);
  const minutes = legs.map((leg) => Math.max(1, leg.minutes));
  const total = minutes.reduce((sum, leg) => sum + leg, 0) || 1;
  let at = edge;
  const wants = sites.map((_, i) => {
    if (i > 0) at += ((minutes[i - 1] ?? 1) / total) * span;
    return at;
  });
  // A leg of two minutes beside one of an hour still needs room for its vehicles and both names.
  const room = Math.min(150 * u, (span / Math.max(1, legs.length)) * 0.92);
  const boxes: Spreadable[] = wants.map((want) => ({ want, width: room }));
  return spreadRow(boxes, 0, edge - room / 2, width - edge + room / 2);
}

const placeToX = (place: StripPlace, sites: readonly number[]): number => {
  if ('site' in place) return sites[place.site] ?? 0;
  const from = sites[place.leg] ?? 0;
  const to = sites[place.leg + 1] ?? from;
  // Kept off the stops, so that a vehicle on the road is never read as one at a site.
  return from + (to - from) * (0.08 + 0.84 * Math.min(1, Math.max(0, place.share)));
};

/** Where everything goes, in px, for a picture `width` px wide; `u` is the size of the type (1 = 16 px root). */
export function layoutStrip(picture: StripPicture, width: number, u: number): StripLayout {
  const siteX = placeSites(picture, width, u);
  const drafts = groupVehicles(picture.vehicles).map((vehicles) => {
    const [first] = vehicles as readonly [StripVehicle];
    const isMany = vehicles.length > 1;
    const number = isMany ? t('{n} vehicles', { n: vehicles.length }) : first.number;
    const isLate = 'leg' in first.place && first.place.isOverdue;
    const more = first.stands || (isLate ? t('late') : '');
    const people = isMany ? '' : [first.people, more].filter(Boolean).join(' · ');
    const wide = Math.max(textWidth(number, 14.5 * u), textWidth(people, 12.5 * u));
    return { vehicles, first, number, people, width: Math.max(34 * u, wide + 12 * u) };
  });

  const plateHeight = 38 * u;
  const rowStep = plateHeight + 6 * u;
  const edge = { from: 2 * u, to: width - 2 * u };
  const bySide = { above: 0, below: 0 };
  const placed = new Map<(typeof drafts)[number], { middle: number; row: number }>();
  for (const side of ['above', 'below'] as const) {
    const ours = drafts.filter((draft) => draft.first.side === side);
    const spots = spreadRows(
      ours.map((draft) => ({ want: placeToX(draft.first.place, siteX), width: draft.width })),
      { gap: 5 * u, slack: 22 * u, ...edge },
    );
    for (const [i, draft] of ours.entries()) {
      const spot = spots[i];
      if (!spot) continue;
      placed.set(draft, spot);
      bySide[side] = Math.max(bySide[side], spot.row + 1);
    }
  }

  const labelSize = 13 * u;
  const incidentBoxes = picture.incidents.map((incident) => {
    const at = placeToX(incident.place, siteX);
    const wide = textWidth(incident.label, labelSize) + 22 * u;
    return { at, want: at + wide / 2, width: wide };
  });
  const incidentSpots = spreadRows(incidentBoxes, { gap: 8 * u, slack: width, ...edge });
  const incidentRows = Math.max(0, ...incidentSpots.map((spot) => spot.row + 1));
  const incidentBand = incidentRows * 19 * u;

  const roadY = 8 * u + bySide.above * rowStep + incidentBand + 16 * u;
  const suspendedBand = picture.road.legs.some((leg) => leg.isSuspended) ? 6 * u : 0;
  const belowTop = roadY + 16 * u + suspendedBand;
  const plates: Plate[] = drafts.flatMap((draft) => {
    const spot = placed.get(draft);
    if (!spot) return [];
    const { first } = draft;
    const y =
      first.side === 'above'
        ? roadY - 16 * u - incidentBand - plateHeight - spot.row * rowStep
        : belowTop + spot.row * rowStep;
    return [
      {
        vehicles: draft.vehicles,
        x: spot.middle - draft.width / 2,
        y,
        width: draft.width,
        height: plateHeight,
        at: placeToX(first.place, siteX),
        number: draft.number,
        people: draft.people,
        tone: first.stands ? 'standing' : first.hasPeople ? 'people' : 'empty',
        side: first.side,
        isSeen: 'site' in first.place,
      } satisfies Plate,
    ];
  });

  const nameTop = belowTop + (bySide.below > 0 ? bySide.below * rowStep + 14 * u : 12 * u);
  const names = picture.road.sites.map((site) => nameWidth(site, u));
  const isTight = siteX.some((x, i) => {
    const next = siteX[i + 1];
    return next !== undefined && next - x < ((names[i] ?? 0) + (names[i + 1] ?? 0)) / 2 + 10 * u;
  });
  const level = 40 * u;
  const sites = siteX.map((x, index): SiteMark => {
    const half = (names[index] ?? 0) / 2;
    const anchor = x - half < edge.from ? 'start' : x + half > edge.to ? 'end' : 'middle';
    return { index, x, nameY: nameTop + (isTight && index % 2 === 1 ? level : 0), anchor };
  });

  return {
    height: nameTop + 26 * u + (isTight ? level : 0),
    roadY,
    plates,
    sites,
    incidents: picture.incidents.map((incident, i) => ({
      id: incident.id,
      at: incidentBoxes[i]?.at ?? 0,
      labelX: (incidentSpots[i]?.middle ?? 0) - (incidentBoxes[i]?.width ?? 0) / 2 + 18 * u,
      labelY: roadY - 14 * u - (incidentSpots[i]?.row ?? 0) * 19 * u,
      label: incident.label,
    })),
    suspended: picture.road.legs.flatMap((leg, i) => {
      const from = siteX[i];
      const to = siteX[i + 1];
      return leg.isSuspended && from !== undefined && to !== undefined ? [{ from, to }] : [];
    }),
  };
}
