import type { Entry } from '../entry.ts';
import { elsewhereAgreement } from './agreement.ts';
import { elsewhereClaims } from './claims.ts';
import { references } from './documents.ts';

export const elsewhere: readonly Entry[] = [
  ...references,
  ...elsewhereClaims,
  ...elsewhereAgreement,
];
