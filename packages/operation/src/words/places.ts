import type { Fact } from '../kinds/index.ts';

export const SITE_KIND_WORDS = {
  'pick-up-point': 'pick-up point',
  checkpoint: 'checkpoint',
  crossing: 'crossing',
  'transfer-point': 'transfer point',
  'transit-site': 'transit site',
  'reception-site': 'reception site',
  'collective-shelter': 'collective shelter',
  hospital: 'hospital',
  district: 'district',
} as const satisfies Record<Fact<'site', 'defined@1'>['siteKind'], string>;
