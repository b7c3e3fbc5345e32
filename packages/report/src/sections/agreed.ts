import type { Teller } from '../evaluation/teller.ts';
import type { Block, Cell, Section } from '../evaluation/types.ts';
import type { Term } from '../material/types.ts';

export const whoOf = ({ category, about }: Term): Cell => ({
  word: ['category', category ?? about ?? 'people'],
});
export const several = (cells: readonly Cell[]): Cell =>
  cells.length === 0 ? null : { several: cells };

/** What was agreed, as it was agreed: every number in it is somebody's word. */
export const agreedSection = (teller: Teller): Section => {
  const { material, placeName, stated, edition } = teller;
  const { terms, places } = material;
  const blocks: Block[] = [];
  if (terms.length === 0) blocks.push({ note: 'nothing-agreed' });
  else
    blocks.push({
      table: {
        caption: 'terms',
        heads: ['term', 'status', 'agreed', 'also-said', 'way', 'by-when', 'owed-by'],
        rows: terms.map((term): readonly Cell[] => [
          whoOf(term),
          { word: ['termState', term.status] },
          stated(`agreed.${term.id}`, term.quota, 'as-agreed'),
          several(
            term.alsoSaid.map(({ by, quota }, at) => ({
              several: [{ name: by }, stated(`said.${term.id}.${at + 1}`, quota, 'as-agreed')],
            })),
          ),
          { way: [placeName(term.from), placeName(term.to)] },
          term.byWhen === undefined ? null : { at: term.byWhen },
          term.owedBy === null ? null : { name: term.owedBy },
        ]),
      },
    });
  const controlled = places.filter(({ control }) => control !== undefined);
  if (edition === 'room' && controlled.length > 0)
    blocks.push({
      table: {
        caption: 'control',
        heads: ['place', 'kind-of-place', 'held-by'],
        rows: controlled.map(({ id, siteKind, control }) => [
          placeName(id),
          siteKind && { word: ['siteKind', siteKind] },
          { name: control ?? '' },
        ]),
      },
    });
  return { section: 'agreed', blocks };
};
