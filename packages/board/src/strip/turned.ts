import type { Turn } from '../pictures/turn.ts';
import type { StripLayout } from './layout.ts';

/** The same strip as it is drawn for whoever reads from the other side. */
export const turnedStrip = (layout: StripLayout, turn: Turn): StripLayout =>
  turn.sign === 1
    ? layout
    : {
        ...layout,
        lanes: layout.lanes.map((lane) => ({
          ...lane,
          junction: lane.junction && { ...lane.junction, x: turn.x(lane.junction.x) },
          siteX: lane.siteX.map(turn.x),
          plates: lane.plates.map((plate) => ({
            ...plate,
            x: turn.box(plate.x, plate.width),
            at: turn.x(plate.at),
          })),
          sites: lane.sites.map((site) => ({
            ...site,
            x: turn.x(site.x),
            nameX: turn.x(site.nameX),
          })),
          incidents: lane.incidents.map((mark) => ({
            ...mark,
            at: turn.x(mark.at),
            labelX: turn.x(mark.labelX),
          })),
          suspended: lane.suspended.map(({ from, to }) => ({ from: turn.x(from), to: turn.x(to) })),
        })),
      };
