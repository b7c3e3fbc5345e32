import type { Evidence, SiteEvidence, TallyEvidence, TripEvidence } from '../../evidence/types.ts';

export const RAMOUSEH = 'site/ramouseh';
export const RASHIDIN = 'site/rashidin';
export const ATAREB = 'site/atareb';
/** 16 December 2016, 06:00 UTC. */
export const SIX = 1_646_512;

let lines = 0;

/** What a counter wrote after looking at each person of a bus. */
export const count = (
  point: TallyEvidence['point'],
  people: number,
  more: Partial<TallyEvidence> = {},
): TallyEvidence => {
  lines++;
  const site = { boarding: RAMOUSEH, checkpoint: RASHIDIN, alighting: ATAREB }[point];
  return {
    point,
    site,
    part: 'whole',
    people,
    low: null,
    high: null,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    laps: null,
    counter: `${point} counter`,
    look: `post/${point}`,
    isKeyed: false,
    quarter: SIX,
    line: `line-${lines}`,
    ...more,
  };
};

export const about = (
  point: TallyEvidence['point'],
  people: number,
  low: number,
  high: number,
  more: Partial<TallyEvidence> = {},
) => count(point, people, { exact: false, low, high, method: 'by-eye', ...more });

/** A bus from Ramouseh to Atareb that left and arrived, unless told otherwise. */
export const trip = (
  id: string,
  tallies: readonly TallyEvidence[],
  more: Partial<TripEvidence> = {},
): TripEvidence => ({
  id: `trip/${id}`,
  vehicle: `vehicle/${id}`,
  vehicleKind: 'bus',
  from: RAMOUSEH,
  to: ATAREB,
  batch: null,
  status: 'arrived',
  departures: 1,
  boardingAt: SIX,
  departedAt: SIX + 1,
  arrivedAt: SIX + 5,
  hasSlip: true,
  isUnmatched: false,
  isLeftBehind: false,
  born: 0,
  died: 0,
  joined: 0,
  tallies,
  ...more,
});
export const onTheRoad: Partial<TripEvidence> = {
  status: 'departed',
  arrivedAt: null,
  hasSlip: null,
};

export const site = (id: string, more: Partial<SiteEvidence> = {}): SiteEvidence => ({
  id,
  siteKind: 'reception-site',
  waiting: [],
  watched: [],
  ...more,
});

export const evidence = (
  trips: readonly TripEvidence[],
  more: Partial<Evidence> = {},
): Evidence => ({ sites: [], trips, streams: [], until: SIX + 100, isClosed: false, ...more });
