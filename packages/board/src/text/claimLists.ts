import type { ClaimStanding, NotSame } from '@corridor/account';
import {
  CLAIM_CATEGORY_WORDS,
  type ClaimFact,
  MEASURE_WORDS,
  SPEAKER_ROLE_WORDS,
  UNIT_WORDS,
} from '@corridor/operation';
import type { Words } from '@corridor/text';

/** English of the closed lists in which others' statements are recorded. */
const measures: Words<NonNullable<ClaimFact['measure']>> = {
  ...MEASURE_WORDS,
  planned: 'are planned',
  other: 'something else',
};
const claimEvents: Words<NonNullable<ClaimFact['event']>> = {
  agreement: 'agreement',
  announcement: 'announcement',
  suspension: 'suspension',
  resumption: 'resumption',
  start: 'start',
  end: 'end',
  departure: 'departure',
  arrival: 'arrival',
  passage: 'passage',
  surrender: 'surrender',
  release: 'release',
  attack: 'attack',
  shelling: 'shelling',
  ceasefire: 'ceasefire',
  violation: 'violation',
  talks: 'talks',
  vote: 'vote',
  control: 'control',
  supervision: 'supervision',
  'identity-check': 'identity check',
  transfer: 'transfer',
  demonstration: 'demonstration',
  'evacuation-under-way': 'evacuation under way',
  accusation: 'accusation',
  appeal: 'appeal',
  celebration: 'celebration',
  other: 'something else',
};

/** What was counted, where no figure stands beside it. */
const unitNames: Words<NonNullable<ClaimFact['unit']>> = {
  person: 'people',
  family: 'families',
  bus: 'buses',
  ambulance: 'ambulances',
  car: 'cars',
  lorry: 'lorries',
  vehicle: 'vehicles',
  convoy: 'convoys',
  trip: 'trips',
  percent: 'per cent',
  ...UNIT_WORDS,
  other: 'something else',
};
const exactnesses: Words<NonNullable<ClaimFact['approx']>> = {
  exact: 'exactly',
  about: 'about',
  nearly: 'nearly',
  'more-than': 'more than',
  'at-least': 'at least',
  'at-most': 'at most',
  'up-to': 'up to',
  several: 'several',
};
const claimedWays: Words<NonNullable<ClaimFact['by']>> = {
  vehicles: 'in the operation’s vehicles',
  'own-means': 'by their own means',
};
const verdicts: Words<'as-said' | 'mistaken-reading' | 'not-a-claim' | 'double'> = {
  'as-said': 'it is as they said',
  'mistaken-reading': 'they were read wrongly',
  'not-a-claim': 'nobody stated that',
  double: 'it is recorded twice',
};
const standings: Words<Exclude<ClaimStanding, 'stands'>> = {
  proposed: 'proposed by the reader, not yet accepted',
  superseded: 'the speaker has said another figure since',
  withdrawn: 'taken out here',
  'mistaken-reading': 'was read wrongly',
  'not-a-claim': 'nobody stated that',
  double: 'is recorded twice',
};
/** Why what somebody states is not what we count. */
const notSame: Words<NotSame> = {
  'no-figure': 'no figure was said',
  'open-figure': 'the words set no end',
  'not-people': 'it is not people that were counted',
  category: 'nobody counts these people apart from others',
  'other-measure': 'it is not about people who left or arrived',
  waiting: 'it is about people who wait',
  'who-remains': 'nobody works out who is still inside',
  planned: 'it is about what is planned',
  unsure: 'it was said as a plan, or as unsure',
  place: 'it is about a place at which we do not count',
  'period-unknown': 'nobody knows about which days it was said',
  'before-our-counts': 'it begins before anybody of ours counted',
  'departures-unknown': 'nobody of ours saw these people leave',
  'arrivals-unknown': 'nobody of ours saw these people arrive',
  'own-means-on-arrival': 'who comes by their own means is not counted on arrival',
};

export const claimLists = {
  claimCategory: CLAIM_CATEGORY_WORDS,
  measure: measures,
  claimEvent: claimEvents,
  speakerRole: SPEAKER_ROLE_WORDS,
  unit: unitNames,
  exactness: exactnesses,
  claimedWay: claimedWays,
  verdict: verdicts,
  claimStanding: standings,
  notSame,
} as const;
