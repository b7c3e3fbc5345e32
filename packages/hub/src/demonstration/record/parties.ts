import type { Fact } from '@corridor/operation';
import { type Entry, entry } from './entry.ts';
import { BEGINNING } from './opening.ts';

type Roles = Fact<'party', 'named@1'>['roles'];

const named = (
  id: string,
  name: string,
  roles: Roles,
  answersFor?: readonly `party/${string}`[],
): Entry =>
  entry(BEGINNING, `party/${id}`, 'named@1', {
    name,
    roles,
    ...(answersFor ? { answersFor } : {}),
  });

/**
 * Who is bound, who answers for whom, who stood between. Neutral words; the words that the parties have
 * for each other stay in the documents.
 */
export const parties: readonly Entry[] = [
  named('syrian-government', 'Government of Syria', ['party']),
  named('syrian-army', 'Syrian Arab Army', ['party', 'armed-actor']),
  named('pro-government-fighters', 'Fighters allied with the Government of Syria', ['armed-actor']),
  named('opposition-east-aleppo', 'Armed opposition groups in East Aleppo', [
    'party',
    'armed-actor',
  ]),
  named('opposition-idlib', 'Armed opposition groups in West Aleppo and Idlib', ['armed-actor']),
  named('ahrar-al-sham', 'Ahrar al-Sham', ['armed-actor']),
  // 003 calls the two states sponsors of the two sides; Türkiye's answer reaches some groups only.
  named(
    'russia',
    'Russia',
    ['guarantor'],
    ['party/syrian-government', 'party/syrian-army', 'party/pro-government-fighters'],
  ),
  named('turkiye', 'Türkiye', ['guarantor'], ['party/opposition-east-aleppo']),
  named('icrc', 'International Committee of the Red Cross', ['intermediary', 'operator']),
  named('sarc', 'Syrian Arab Red Crescent', ['intermediary', 'operator']),
  named('united-nations', 'United Nations', ['observer']),
];
