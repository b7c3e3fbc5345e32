import { isolate, listed, separator, t } from '@corridor/text';
import { type Spreadable, spreadRow, spreadRows } from './spread.ts';
import type { StripIncident, StripLane, StripPlace, StripVehicle } from './strip.ts';

export interface Plate {
  /** One vehicle, or several that do the same at the same site. */
  readonly vehicles: readonly StripVehicle[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where it is on the road. */
  readonly at: number;
  readonly roadY: number;
  readonly number: string;
  readonly people: string;
  readonly tone: 'standing' | 'people' | 'empty';
  readonly side: 'above' | 'below';
  /** False where the place is reckoned from the last passage: its leader is dashed. */
  readonly isSeen: boolean;
}

export interface SiteMark {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly nameY: number;
  readonly nameX: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface IncidentMark {
  readonly id: string;
  readonly at: number;
  readonly roadY: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly label: string;
}

export interface LaneLayout {
  readonly height: number;
  readonly roadY: number;
  readonly siteX: readonly number[];
  readonly plates: readonly Plate[];
  readonly sites: readonly SiteMark[];
  readonly incidents: readonly IncidentMark[];
  readonly suspended: readonly { readonly from: number; readonly to: number }[];
}

/** Marks that say which way to read, and vowel signs above and below a letter: neither takes room. */
const INVISIBLE = /[\u2066-\u2069\u064b-\u065f]/g;

/** Width of a bold line of the system font, generously: a label that is too short never overlaps. */
export const textWidth = (text: string, size: number): number =>
  text.replace(INVISIBLE, '').length * size * 0.6;

const longLine = 25;
const holderLine = 21;

/** What stands under a name: one line, or the holder's long name below what the site is. Never cut: it is who holds it. */
export function noteLines(note: string): readonly string[] {
  if (note.replace(INVISIBLE, '').length <= longLine) return note ? [note] : [];
  const [kind = '', ...rest] = note.replace(INVISIBLE, '').split(separator());
  const lines = [kind];
  for (const word of rest.join(separator()).split(' ')) {
    const last = lines.length > 1 ? (lines.at(-1) ?? '') : '';
    if (last && last.length + 1 + word.length <= holderLine) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines.filter(Boolean).map(isolate);
}

export const nameWidth = (site: StripLane['sites'][number], u: number): number =>
  Math.max(
    textWidth(site.name, 14 * u),
    ...noteLines(site.note).map((line) => textWidth(line, 12.5 * u)),
  );

export const noteStep = 15.5;

/** `● 63`: the mark of a count, where there is one. */
export const marked = (people: string): string =>
  people === '' || people === '?' ? people : `●\u202f${people}`;

const sameSiteLimit = 2;
/** So many numbers a plate still names one by one. */
const namedLimit = 4;

/**
 * Vehicles that do the same at one site, or of which nothing was heard on one leg, become one plate once they are more
 * than a person can read apart.
 */
function groupVehicles(vehicles: readonly StripVehicle[]): readonly (readonly StripVehicle[])[] {
  const groups = Map.groupBy(vehicles, ({ place, stands, trouble, hasPeople, side, trip }) => {
    if (stands !== '' || trouble !== '') return trip;
    if ('site' in place) return `at ${place.lane} ${place.site} ${hasPeople} ${side}`;
    return place.isOverdue ? `late ${place.lane} ${place.leg} ${side}` : trip;
  });
  return [...groups.values()].flatMap((group) =>
    group.length > sameSiteLimit ? [group] : group.map((vehicle) => [vehicle]),
  );
}

/** Stops by expected minutes between `from` and `to`, but never so near that names and vehicles have no room. */
export function placeStops(
  lane: StripLane,
  from: number,
  to: number,
  u: number,
): readonly number[] {
  const span = Math.max(1, to - from);
  const minutes = lane.legs.map((leg) => Math.max(1, leg.minutes));
  const total = minutes.reduce((sum, leg) => sum + leg, 0) || 1;
  let at = from;
  const wants = lane.sites.map((_, i) => {
    if (i > 0) at += ((minutes[i - 1] ?? 1) / total) * span;
    return at;
  });
  const room = (span / Math.max(1, lane.legs.length)) * 0.94;
  const boxes: Spreadable[] = lane.sites.map((site, i) => ({
    want: wants[i] ?? from,
    width: Math.min(room, Math.max(110 * u, nameWidth(site, u) + 14 * u)),
  }));
  return spreadRow(
    boxes,
    0,
    from - (boxes[0]?.width ?? 0) / 2,
    to + (boxes.at(-1)?.width ?? 0) / 2,
  );
}

const placeToX = (place: StripPlace, stops: readonly number[]): number => {
  if ('site' in place) return stops[place.site] ?? 0;
  const from = stops[place.leg] ?? 0;
  const to = stops[place.leg + 1] ?? from;
  // Kept off the stops, so that a vehicle on the road is never read as one at a site.
  return from + (to - from) * (0.08 + 0.84 * Math.min(1, Math.max(0, place.share)));
};

function draftPlates(vehicles: readonly StripVehicle[], stops: readonly number[], u: number) {
  return groupVehicles(vehicles).map((group) => {
    const [first] = group as readonly [StripVehicle];
    const isMany = group.length > 1;
    const isLate = 'leg' in first.place && first.place.isOverdue;
    const number =
      group.length > namedLimit
        ? t('{n, plural, one {# vehicle} other {# vehicles}}', { n: group.length })
        : group.map((vehicle) => vehicle.number).join(separator());
    const more = first.stands || (isLate ? t('late') : '');
    const people = listed([!isMany && marked(first.people), first.trouble, more]);
    const wide = Math.max(textWidth(number, 14.5 * u), textWidth(people, 12.5 * u));
    return {
      vehicles: group,
      first,
      number,
      people,
      width: Math.max(34 * u, wide + 12 * u),
      want: placeToX(first.place, stops),
    };
  });
}

/** A name that would run into the one before it goes lower. */
function stepDown(
  sites: SiteMark[],
  widthOf: (id: string) => number,
  level: number,
  u: number,
): void {
  let end = Number.NEGATIVE_INFINITY;
  let wasLow = false;
  for (const [i, site] of sites.entries()) {
    const wide = widthOf(site.id);
    const from =
      site.anchor === 'start'
        ? site.nameX
        : site.anchor === 'end'
          ? site.nameX - wide
          : site.nameX - wide / 2;
    const isLow: boolean = from < end + 8 * u && !wasLow;
    if (isLow) sites[i] = { ...site, nameY: site.nameY + level };
    end = isLow ? end : from + wide;
    wasLow = isLow;
  }
}

/** Near their place; further along the road where they would otherwise tower over it and push the other questions away. */
function placePlates(
  plates: readonly Spreadable[],
  bounds: { readonly from: number; readonly to: number },
  u: number,
) {
  const rowsWith = (slack: number) =>
    spreadRows(plates, { gap: 5 * u, slack: slack * u, ...bounds });
  const near = rowsWith(22);
  if (near.every((one) => one.row < 2)) return near;
  const wider = rowsWith(60);
  return wider.every((one) => one.row < 2) ? wider : rowsWith(120);
}

/** One lane in px: `top` is its upper edge, `bounds` what its plates must stay within, `u` the size of the type. */
export function layoutLane(
  lane: StripLane,
  content: {
    readonly vehicles: readonly StripVehicle[];
    readonly incidents: readonly StripIncident[];
  },
  siteX: readonly number[],
  frame: { readonly top: number; readonly from: number; readonly to: number; readonly u: number },
  /** Stops from which a branch bends down, and to which side: their names make way. */
  bends: ReadonlyMap<string, 'left' | 'right'> = new Map(),
): LaneLayout {
  const { top, u } = frame;
  const bounds = { from: frame.from, to: frame.to };
  const drafts = draftPlates(content.vehicles, siteX, u);
  const plateHeight = 38 * u;
  const rowStep = plateHeight + 6 * u;
  const rowsOn = { above: 0, below: 0 };
  const spots = new Map<(typeof drafts)[number], { middle: number; row: number }>();
  for (const side of ['above', 'below'] as const) {
    const ours = drafts.filter((draft) => draft.first.side === side);
    const placed = placePlates(ours, bounds, u);
    for (const [i, draft] of ours.entries()) {
      const spot = placed[i];
      if (!spot) continue;
      spots.set(draft, spot);
      rowsOn[side] = Math.max(rowsOn[side], spot.row + 1);
    }
  }

  const incidentBoxes = content.incidents.map((incident) => {
    const at = placeToX(incident.place, siteX);
    const width = textWidth(incident.label, 13 * u) + 22 * u;
    return { at, want: at + width / 2, width };
  });
  const labels = spreadRows(incidentBoxes, { gap: 8 * u, slack: frame.to, ...bounds });
  const incidentBand = Math.max(0, ...labels.map((label) => label.row + 1)) * 19 * u;

  const roadY = top + 8 * u + rowsOn.above * rowStep + incidentBand + 16 * u;
  const belowTop = roadY + 16 * u;
  const plates = drafts.flatMap((draft): readonly Plate[] => {
    const spot = spots.get(draft);
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
        at: draft.want,
        roadY,
        number: draft.number,
        people: draft.people,
        tone: first.stands || first.trouble ? 'standing' : first.hasPeople ? 'people' : 'empty',
        side: first.side,
        isSeen: 'site' in first.place,
      },
    ];
  });

  const belowBand = rowsOn.below * rowStep;
  // A branch of one leg has its name beside its end stop, level with the road: it needs no line of its own.
  const isBeside = lane.branch !== null && lane.sites.length === 2;
  const nameTop = isBeside
    ? roadY - 3 * u
    : belowTop + (belowBand > 0 ? belowBand + 14 * u : 12 * u);
  const names = lane.sites.map((site) => nameWidth(site, u));
  const lines = Math.max(1, ...lane.sites.map((site) => noteLines(site.note).length));
  const more = (lines - 1) * noteStep * u;
  const level = 40 * u + more;
  const sites = lane.sites.flatMap((site, index): SiteMark[] => {
    // The junction of a branch is named on lane 0.
    if (site.id === lane.branch?.junction) return [];
    const x = siteX[index] ?? 0;
    const half = (names[index] ?? 0) / 2;
    const bend = bends.get(site.id);
    const anchor = isBeside
      ? lane.branch?.toward === 'left'
        ? 'end'
        : 'start'
      : bend
        ? bend === 'left'
          ? 'start'
          : 'end'
        : 'middle';
    const nameX =
      anchor === 'middle'
        ? Math.min(bounds.to - half, Math.max(bounds.from + half, x))
        : x + 14 * u * (anchor === 'start' ? 1 : -1);
    return [{ id: site.id, x, y: roadY, nameX, nameY: nameTop, anchor }];
  });
  stepDown(sites, (id) => names[lane.sites.findIndex((one) => one.id === id)] ?? 0, level, u);
  const bottom = isBeside
    ? Math.max(roadY + 20 * u + more, belowTop + belowBand)
    : Math.max(
        nameTop + 26 * u,
        ...sites.map(({ id, nameY }) => {
          const site = lane.sites.find((one) => one.id === id);
          const notes = noteLines(site?.note ?? '').length;
          return nameY + (26 + Math.max(0, notes - 1) * noteStep) * u;
        }),
      );

  return {
    height: bottom - top,
    roadY,
    siteX,
    plates,
    sites,
    incidents: content.incidents.map((incident, i) => ({
      id: incident.id,
      at: incidentBoxes[i]?.at ?? 0,
      roadY,
      labelX: (labels[i]?.middle ?? 0) - (incidentBoxes[i]?.width ?? 0) / 2 + 18 * u,
      labelY: roadY - 14 * u - (labels[i]?.row ?? 0) * 19 * u,
      label: incident.label,
    })),
    suspended: lane.legs.flatMap((leg, i) => {
      const [from, to] = [siteX[i], siteX[i + 1]];
      return leg.isSuspended && from !== undefined && to !== undefined ? [{ from, to }] : [];
    }),
  };
}
