import type { SiteKind, World } from '../view/world.ts';
import { siteOf } from '../view/world.ts';

/** Where people may be brought. Nobody asks to be taken to a checkpoint. */
const DESTINATIONS: ReadonlySet<SiteKind> = new Set([
  'reception-site',
  'collective-shelter',
  'hospital',
  'transit-site',
  'transfer-point',
  'district',
]);

/** Places that people at a site may choose from: where roads from here end first, then by name. */
export const destinationsFrom = (world: World, site: string): readonly string[] => {
  const ends = new Set(
    [...world.all('corridor').values()].flatMap(({ sites }) => {
      const at = sites.indexOf(site);
      return at < 0 ? [] : sites.slice(at + 1);
    }),
  );
  return [...new Set([...world.all('site').keys(), ...world.own('site').keys()])]
    .map((id) => ({ id, ...siteOf(world, id) }))
    .filter(({ id, name, kind }) => {
      return id !== site && name !== null && kind !== null && DESTINATIONS.has(kind);
    })
    .sort((a, b) => {
      const [one, other] = [ends.has(a.id) ? 0 : 1, ends.has(b.id) ? 0 : 1];
      if (one !== other) return one - other;
      const [first, second] = [a.name ?? '', b.name ?? ''];
      return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
    })
    .map(({ id }) => id);
};
