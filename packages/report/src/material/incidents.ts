import type { Index } from '@corridor/operation';
import { nameIn } from './names.ts';
import type { Incident } from './types.ts';

export const incidentsIn = (index: Index): readonly Incident[] =>
  [...index.store.all('incident')]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((incident): readonly Incident[] => {
      const { reported, incidentKind, happenedAt, resolved } = incident;
      if (!reported || !incidentKind || happenedAt === null) return [];
      if (resolved?.outcome === 'double') return [];
      return [
        {
          incidentKind,
          at: happenedAt,
          place: nameIn(index, reported.site) ?? nameIn(index, reported.corridor),
          sure: reported.sure,
          isResolved: resolved !== null,
          outcome: resolved?.outcome ?? null,
          attributions: incident.attributions.flatMap(({ to, by }) => {
            const [whom, who] = [nameIn(index, to), nameIn(index, by)];
            return whom && who ? [{ to: whom, by: who }] : [];
          }),
        },
      ];
    })
    .sort((a, b) => a.at - b.at);
