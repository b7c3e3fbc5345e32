import type { SubjectId } from '@corridor/operation';
import type { Account } from '../account.ts';
import type { Figure } from '../figure/types.ts';

/** A site on the way, with both questions asked at it. */
export interface FlowNode {
  readonly site: SubjectId;
  readonly left: Figure;
  readonly arrived: Figure;
}

/** People who went one way. Left and arrived are two figures of it and stay two. */
export interface Flow {
  readonly id: string;
  readonly by: 'vehicles' | 'own-means';
  /** null: nobody recorded it. */
  readonly from: SubjectId | null;
  /** null: nobody recorded it; of people by their own means: wherever they went. */
  readonly to: SubjectId | null;
  readonly left: Figure;
  /** null: who goes by own means is counted where they pass, and nobody counts them where they arrive. */
  readonly arrived: Figure | null;
}

export interface FlowNetwork {
  /** In the order given; what it does not name stands behind, by id. */
  readonly nodes: readonly FlowNode[];
  /** By where they begin and end along the road, vehicles first. */
  readonly flows: readonly Flow[];
}

/** Sites and what flowed between them. `road`: sites in the order in which they lie. */
export const networkOf = (account: Account, road: readonly SubjectId[] = []): FlowNetwork => {
  const { evidence, figure } = account;
  const ways = new Map<string, { from: SubjectId; to: SubjectId }>();
  for (const { from, to, departures, status } of evidence.trips) {
    if (from && to && (departures > 0 || status === 'arrived')) {
      ways.set(`${from} ${to}`, { from, to });
    }
  }
  const streams = evidence.streams.filter(({ quarters }) => quarters.length > 0);
  const used = new Set<SubjectId>();
  for (const { from, to } of ways.values()) used.add(from).add(to);
  for (const { site } of streams) if (site) used.add(site);
  const places = new Map(road.map((site, i) => [site, i]));
  const placeOf = (site: SubjectId | null) => (site ? (places.get(site) ?? road.length) : -1);
  const bySite = (a: SubjectId | null, b: SubjectId | null) =>
    placeOf(a) - placeOf(b) || ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1);
  const byVehicles = [...ways.values()]
    .sort((a, b) => bySite(a.from, b.from) || bySite(a.to, b.to))
    .map(({ from, to }): Flow => {
      const scope = { by: 'vehicles', from, to } as const;
      return {
        id: `${from} ${to}`,
        by: 'vehicles',
        from,
        to,
        left: figure({ measure: 'left', ...scope }),
        arrived: figure({ measure: 'arrived', ...scope }),
      };
    });
  const byOwnMeans = [...streams]
    .sort((a, b) => bySite(a.site, b.site) || (a.id < b.id ? -1 : 1))
    .map(
      ({ id, site }): Flow => ({
        id,
        by: 'own-means',
        from: site,
        to: null,
        left: figure({ measure: 'left', by: 'own-means', stream: id }),
        arrived: null,
      }),
    );
  return {
    nodes: [...used].sort(bySite).map((site) => ({
      site,
      left: figure({ measure: 'left', from: site }),
      arrived: figure({ measure: 'arrived', to: site }),
    })),
    flows: [...byVehicles, ...byOwnMeans],
  };
};
