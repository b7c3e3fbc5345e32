/**
 * Record: East Aleppo, December 2016. What five French press articles tell, as facts with their sources: parties,
 * places, roads, the agreement and its history, incidents, and every figure and event that somebody stated.
 *
 * Nobody of ours was there. There is no tally in it and no observation, so no account can come of it: only
 * claims, side by side, each with who said it and where it stands in which text. The texts are not here.
 *
 * `fromArticles` needs no other source; `elsewhere` is what other publications add, each under a document of
 * its own. One coordinator's device signs both, in this order.
 */
import { agreement } from './agreement.ts';
import { claims000 } from './claims-000.ts';
import { claims001 } from './claims-001.ts';
import { claims002 } from './claims-002.ts';
import { claims003 } from './claims-003.ts';
import { claims004 } from './claims-004.ts';
import { control } from './control.ts';
import { corridors } from './corridors.ts';
import { documents } from './documents.ts';
import { elsewhere } from './elsewhere/index.ts';
import type { Entry } from './entry.ts';
import { events000 } from './events-000.ts';
import { events001 } from './events-001.ts';
import { events002 } from './events-002.ts';
import { events003 } from './events-003.ts';
import { events004 } from './events-004.ts';
import { incidents } from './incidents.ts';
import { closing, opening } from './opening.ts';
import { parties } from './parties.ts';
import { places } from './places.ts';
import { promises } from './promises.ts';
import { windows } from './windows.ts';

export { elsewhere } from './elsewhere/index.ts';
export type { Entry } from './entry.ts';
export { type Precision, TIME_ZONE } from './time.ts';

/** What the account of this log says instead of a number. */
export const ACCOUNT = "nobody's count is in this log";

export const fromArticles: readonly Entry[] = [
  ...opening,
  ...parties,
  ...places,
  ...corridors,
  ...documents,
  ...claims000,
  ...claims001,
  ...claims002,
  ...claims003,
  ...claims004,
  ...events000,
  ...events001,
  ...events002,
  ...events003,
  ...events004,
  ...control,
  ...windows,
  ...promises,
  ...agreement,
  ...incidents,
  ...closing,
];

/** Everything, by the time it was said or became known; equal times keep the order above. */
export const record: readonly Entry[] = [...fromArticles, ...elsewhere].sort((a, b) => a.at - b.at);
