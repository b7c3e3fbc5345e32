import type { SiteKind } from './world.ts';

/** What vehicles mostly do at a site of this kind: fill up, unload, or drive through. */
export type SiteUse = 'boarding' | 'arriving' | 'passing';

const USES: { readonly [kind in SiteKind]: SiteUse } = {
  'pick-up-point': 'boarding',
  'transfer-point': 'boarding',
  'transit-site': 'arriving',
  'reception-site': 'arriving',
  'collective-shelter': 'arriving',
  hospital: 'arriving',
  checkpoint: 'passing',
  crossing: 'passing',
  // No road stops at a district; whoever works in one sees people set out.
  district: 'boarding',
};

/** The first screen a counter is offered there; the others are one key away. */
export const siteUse = (kind: SiteKind | null): SiteUse =>
  kind === null ? 'boarding' : USES[kind];
