import type { IncidentState, SUSPENSION_REASONS, SubjectId } from '@corridor/operation';
import { isolate, t } from '@corridor/text';
import { thingName } from '../guard/names.ts';
import { type Facts, operationOf, siteName, stateOf } from '../view/facts.ts';

/** What is to stand: one thing, or every road through a place. */
export interface Scope {
  readonly id: string;
  readonly text: string;
  readonly of: readonly {
    readonly subject: SubjectId;
    readonly from?: SubjectId;
    readonly to?: SubjectId;
  }[];
}

const byId = <S extends { readonly id: string }>(states: ReadonlyMap<string, S>): readonly S[] =>
  [...states.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

const roadsThrough = (facts: Facts, site: SubjectId) =>
  byId(facts.states('corridor')).filter(
    ({ status, sites }) =>
      status !== 'closed' && sites.some((one) => facts.nameOf(one) === facts.nameOf(site)),
  );

const everything = (facts: Facts): Scope => {
  const subject = operationOf(facts)?.id ?? 'operation/this';
  return { id: subject, text: t('everything'), of: [{ subject }] };
};

/** What an incident speaks for: the roads where it happened, its stretch, its place, everything. The first is the usual one. */
export function scopesOfIncident(facts: Facts, incident: IncidentState): readonly Scope[] {
  const { site, corridor, leg } = incident.reported ?? {};
  const scopes: Scope[] = [];
  const road = stateOf(facts, 'corridor', corridor);
  const [from, to] = leg === undefined ? [] : [road?.sites[leg], road?.sites[leg + 1]];
  // The road back lies on the same stones.
  const roads = site
    ? roadsThrough(facts, site)
    : road
      ? byId(facts.states('corridor')).filter(
          (one) =>
            one.id === road.id ||
            (from && to && one.sites.includes(from) && one.sites.includes(to)),
        )
      : [];
  if (roads.length > 1) {
    scopes.push({
      id: 'roads',
      text: site
        ? t('every road through {site}', { site: siteName(facts, site) })
        : t('every road through {from} – {to}', {
            from: siteName(facts, from),
            to: siteName(facts, to),
          }),
      of: roads.map(({ id }) => ({ subject: id })),
    });
  }
  for (const { id } of roads) {
    scopes.push({ id, text: thingName(facts, id), of: [{ subject: id }] });
  }
  if (road && from && to) {
    scopes.push({
      id: 'stretch',
      text: t('only {from} – {to}', { from: siteName(facts, from), to: siteName(facts, to) }),
      of: roads
        .filter((one) => one.sites.includes(from) && one.sites.includes(to))
        .map(({ id }) => ({ subject: id, from, to })),
    });
  }
  if (site) {
    const subject = facts.nameOf(site);
    scopes.push({
      id: subject,
      text: t('only {site}', { site: siteName(facts, site) }),
      of: [{ subject }],
    });
  }
  return [...scopes, everything(facts)];
}

/** Every thing that can stand by itself: roads, everything, places, terms. With one road, that is the usual one. */
export function scopesOf(facts: Facts): readonly Scope[] {
  const roads = byId(facts.states('corridor')).filter(({ status }) => status !== 'closed');
  const one = ({ id }: { readonly id: SubjectId }): Scope => ({
    id,
    text: thingName(facts, id),
    of: [{ subject: id }],
  });
  const sites = byId(facts.states('site')).filter(
    ({ defined }) => defined && defined.siteKind !== 'district',
  );
  const terms = byId(facts.states('term')).filter(({ inForce }) => inForce);
  const all = [everything(facts)];
  return [
    ...(roads.length === 1 ? [...roads.map(one), ...all] : [...all, ...roads.map(one)]),
    ...sites.map((site) => ({
      ...one(site),
      text: t('only {site}', { site: isolate(siteName(facts, site.id)) }),
    })),
    ...terms.map(one),
  ];
}

export type Reason = (typeof SUSPENSION_REASONS)[number];

/** The reason that an incident gives by itself. */
export const reasonOf = (incident: IncidentState): Reason => {
  switch (incident.incidentKind) {
    case 'shots':
    case 'attack-on-vehicle':
      return 'shots';
    case 'shelling':
    case 'explosion':
      return 'shelling';
    case 'obstruction':
    case 'road-accident':
    case 'breakdown':
    case 'fire':
      return 'obstacle';
    case 'crush':
      return 'crowd';
    default:
      return 'unknown';
  }
};
