import type { SubjectId } from '../event.ts';
import type { Fact } from '../kinds/index.ts';
import type { StreamTallyFact } from '../state/places.ts';
import { type Draft, draft, type Given } from './draft.ts';

/** Everybody at a site writes under one stream, so that two phones there never make two roads of it. */
export const streamSubject = (site: SubjectId): SubjectId =>
  `stream/${site.slice(site.indexOf('/') + 1)}`;

export const streamOpened = (
  given: Given<Fact<'stream', 'opened@1'>>,
): Draft<'stream', 'opened@1'> => draft('stream', 'opened@1', given);

/** Told backwards is a bug: whoever watched, watched forward. A moment (`from` is `to`) is right for a single glance. */
export const spanTallied = (given: Given<StreamTallyFact>): Draft<'stream', 'tallied@1'> => {
  if (given.to < given.from) throw new Error(`a span from ${given.from} to ${given.to}`);
  return draft('stream', 'tallied@1', given);
};
