import type { Words } from '@corridor/text';

export type SectionCode =
  | 'agreed'
  | 'moved'
  | 'account'
  | 'discrepancies'
  | 'statements'
  | 'claims'
  | 'waited'
  | 'stood'
  | 'incidents'
  | 'kept'
  | 'method';

export const sections: Words<SectionCode> = {
  agreed: 'What was agreed',
  moved: 'What moved when',
  account: 'How many left, how many arrived',
  discrepancies: 'Where boarded and arrived differ, and how it ended',
  statements: 'What we said, then and now',
  claims: 'What others stated',
  waited: 'Hours waited',
  stood: 'When movement stood',
  incidents: 'Incidents',
  kept: 'What was kept of each term',
  method: 'How these figures came to be',
};

export type CaptionCode =
  | 'terms'
  | 'batches'
  | 'days'
  | 'hours'
  | 'whole'
  | 'parts'
  | 'left-from'
  | 'arrived-at'
  | 'by-term'
  | 'discrepancy-sums'
  | 'discrepancy-each'
  | 'said'
  | 'claims-of'
  | 'waited-at'
  | 'stood'
  | 'incidents'
  | 'kept'
  | 'control';

export const captions: Words<CaptionCode> = {
  terms: 'Terms of the agreement',
  batches: 'Batch by batch',
  days: 'Day by day',
  hours: 'Vehicles that left and arrived, in steps of time; the table of the picture',
  whole: 'The whole operation',
  parts: 'What the estimate of those who left is made of',
  'left-from': 'Who left, by where they set out or passed',
  'arrived-at': 'Who arrived, by where they got off',
  'by-term': 'By batch of each term',
  'discrepancy-sums': 'All discrepancies, by how they ended',
  'discrepancy-each': 'Each of them',
  said: 'Our own figures, as we said them and as they are known now',
  'claims-of': 'Question',
  'waited-at': 'People waiting, added up over time',
  stood: 'Suspensions',
  incidents: 'In the order in which they happened',
  kept: 'Agreed, and arrived',
  control: 'Who held the places, by the last word of it',
};

export type HeadCode =
  | 'term'
  | 'status'
  | 'agreed'
  | 'also-said'
  | 'way'
  | 'by-when'
  | 'owed-by'
  | 'batch'
  | 'first-departure'
  | 'last-arrival'
  | 'trips-left'
  | 'trips-arrived'
  | 'day'
  | 'time'
  | 'question'
  | 'left-least'
  | 'arrived-least'
  | 'least'
  | 'possible'
  | 'estimate'
  | 'trips'
  | 'untallied'
  | 'sampled-share'
  | 'unwatched-hours'
  | 'part'
  | 'people'
  | 'place'
  | 'kind-of-place'
  | 'ended'
  | 'how-many'
  | 'fewer'
  | 'more'
  | 'vehicle'
  | 'boarded'
  | 'got-off'
  | 'difference'
  | 'since'
  | 'said-at'
  | 'as-of'
  | 'said'
  | 'rule'
  | 'now-least'
  | 'now-estimate'
  | 'who'
  | 'role'
  | 'day-said'
  | 'about-time'
  | 'stated'
  | 'beside'
  | 'hours'
  | 'what'
  | 'reason'
  | 'ordered-by'
  | 'from-to'
  | 'sure'
  | 'outcome'
  | 'attributed'
  | 'arrived'
  | 'missing'
  | 'how-long'
  | 'without-go'
  | 'held-by';

export const heads: Words<HeadCode> = {
  term: 'Who',
  status: 'State',
  agreed: 'Agreed',
  'also-said': 'One side said',
  way: 'From, to',
  'by-when': 'By when',
  'owed-by': 'Owed by',
  batch: 'Batch',
  'first-departure': 'First left',
  'last-arrival': 'Last arrived',
  'trips-left': 'Vehicles that left',
  'trips-arrived': 'Vehicles that arrived',
  day: 'Day',
  time: 'Time',
  question: 'Question',
  'left-least': 'Left, at least',
  'arrived-least': 'Arrived, at least',
  least: 'At least',
  possible: 'Possible range',
  estimate: 'Best estimate (90 %)',
  trips: 'Journeys',
  untallied: 'Of them not counted',
  'sampled-share': 'Resting on a sample',
  'unwatched-hours': 'Hours unwatched',
  part: 'Made of',
  people: 'People',
  place: 'Place',
  'kind-of-place': 'Kind',
  ended: 'How it ended',
  'how-many': 'How many',
  fewer: 'Fewer arrived',
  more: 'More arrived',
  vehicle: 'Vehicle, place or batch',
  boarded: 'Boarded',
  'got-off': 'Got off',
  difference: 'Difference',
  since: 'Since',
  'said-at': 'Said',
  'as-of': 'As of',
  said: 'What we said',
  rule: 'By which rule',
  'now-least': 'Known now, at least',
  'now-estimate': 'Known now, best estimate',
  who: 'Who says so',
  role: 'As what',
  'day-said': 'Said on',
  'about-time': 'About when',
  stated: 'Stated',
  beside: 'Beside our account',
  hours: 'Person-hours',
  what: 'What',
  reason: 'Why',
  'ordered-by': 'Said to be ordered by',
  'from-to': 'From, until',
  sure: 'How sure',
  outcome: 'How it ended',
  attributed: 'Attributed, and by whom',
  arrived: 'Arrived, at least',
  missing: 'Still missing',
  'how-long': 'How long',
  'without-go': 'Moved without go',
  'held-by': 'Held by',
};

/** How a figure was worked out. */
export type RuleCode =
  | 'one-by-one'
  | 'range'
  | 'estimate'
  | 'journeys'
  | 'uncounted-journeys'
  | 'share'
  | 'unwatched'
  | 'composition'
  | 'as-stated'
  | 'as-agreed'
  | 'as-we-said'
  | 'waiting'
  | 'on-board'
  | 'counted-on-trip'
  | 'difference'
  | 'sum-of-differences'
  | 'discrepancies'
  | 'explained'
  | 'suspended'
  | 'beside'
  | 'missing';

export const rules: Words<RuleCode> = {
  'one-by-one': 'Counted one by one and can be pointed at; of two counts that differ the smaller.',
  range:
    'Lowest and highest number that conservation, capacities and our own counts’ stated ranges allow.',
  estimate:
    'Best estimate with the interval in which the true number lies in nine of ten such operations.',
  journeys: 'Vehicles that somebody of ours saw begin or end their journey.',
  'uncounted-journeys': 'Of them those on which nobody counted at this end.',
  share: 'Part of the estimate that rests on vehicles looked into, by how many passed.',
  unwatched: 'Hours in which nobody watched a place that people passed by their own means.',
  composition: 'Part of the estimate, by how it came to be.',
  'as-stated': 'As its speaker stated it. Never added to another, never mixed with ours.',
  'as-agreed': 'As the agreement says, or one of its parties.',
  'as-we-said': 'As we said it at the time; a later count alters nothing in it.',
  waiting: 'People seen waiting, each sighting holding until the next, six hours at most.',
  'on-board': 'People counted on board, from the begin of boarding until the vehicle left.',
  'counted-on-trip': 'Counted on one vehicle; of two counts that differ the smaller.',
  difference:
    'What came less what should have come: got off less boarded, arrived less agreed, one count less the other.',
  'sum-of-differences': 'Differences added up, fewer and more apart.',
  discrepancies: 'Whatever did not balance, each once; none is absorbed.',
  explained: 'So many of them somebody explained.',
  suspended: 'From the word that movement stands to the word that it goes on.',
  beside: 'From the nearer end of our range to the nearest figure that the words allow.',
  missing: 'Lower end of what is agreed, less those counted one by one on arrival.',
};

export type NoteCode =
  | 'nothing-agreed'
  | 'nothing-moved'
  | 'account-three'
  | 'left-arrived'
  | 'journeys-not-persons'
  | 'cannot-be-known'
  | 'contradiction'
  | 'nobody-inside'
  | 'no-discrepancy'
  | 'never-why'
  | 'no-statement'
  | 'then-now'
  | 'no-claim'
  | 'never-added'
  | 'no-waiting'
  | 'sighting-gap'
  | 'nothing-stood'
  | 'no-incident'
  | 'attribution'
  | 'no-term-of-people'
  | 'kept-by-batch'
  | 'small-cells'
  | 'delayed'
  | 'parties-same'
  | 'recompute'
  | 'recompute-in-room'
  | 'three-kinds'
  | 'how-counted'
  | 'vehicle-trip'
  | 'untallied'
  | 'own-means'
  | 'limits'
  | 'exercise'
  | 'told-later'
  | 'picture-lines'
  | 'hour-unknown'
  | 'all-who-left'
  | 'all-who-arrived'
  | 'by-vehicles'
  | 'by-own-means'
  | 'all-places'
  | 'on-board-before'
  | 'counted-part'
  | 'untallied-part'
  | 'sampled-part'
  | 'on-foot-part'
  | 'unwatched-part'
  | 'nobody-named'
  | 'ours'
  | 'not-said'
  | 'still-open'
  | 'yes'
  | 'cumulative'
  | 'not-same-question'
  | 'superseded'
  | 'repeats'
  | 'claims-not-told'
  | 'inside'
  | 'above'
  | 'below';

export const notes: Words<NoteCode> = {
  'nothing-agreed': 'No term of an agreement was written down.',
  'nothing-moved': 'Nobody saw a vehicle leave or arrive, nor people leave by their own means.',
  'account-three':
    'Three figures answer one question and are never merged: what was counted one by one, what is possible, and the best estimate.',
  'left-arrived':
    'Left and arrived are two questions. A later count of the one changes nothing in the other.',
  'journeys-not-persons':
    'Journeys are counted, not persons: sent back and leaving again is two departures and one arrival.',
  'cannot-be-known': 'cannot be known from these reports',
  contradiction: 'the records cannot all be true',
  'nobody-inside':
    'How many remain inside is not worked out here and cannot be: nobody counted them.',
  'no-discrepancy': 'On every vehicle that was counted at both ends as many got off as boarded.',
  'never-why':
    'That fewer arrived than boarded says nothing about why. What nobody explained stays open for ever; nothing is absorbed.',
  'no-statement': 'No figure of our own was said.',
  'then-now':
    'A figure that was said is never altered. Beside it stands what is known now for the same question and the same hour.',
  'no-claim': 'No figure that others stated was written down.',
  'never-added':
    'Figures of different speakers stand beside each other, grouped by what they ask. They are never added, averaged or mixed with ours.',
  'no-waiting': 'Nobody wrote down how many waited.',
  'sighting-gap':
    'Each sighting holds until the next, for six hours at most. Hours without a sighting are not counted.',
  'nothing-stood': 'Nobody said that movement stood.',
  'no-incident': 'No incident was reported.',
  attribution: 'Who did it is always somebody’s word and stands beside the event, never in it.',
  'no-term-of-people': 'No term about people was written down.',
  'kept-by-batch':
    'Where a term has several batches, only what was counted one by one adds up; range and estimate stand batch by batch.',
  'small-cells':
    'Numbers of fewer than ten people are not told, nor what they could be got from by subtracting.',
  delayed: 'Nothing of the last hours before it was made is in this edition.',
  'parties-same': 'All parties are given this text, word for word, at the same minute.',
  recompute:
    'Every figure here can be worked out again from the file that goes with it: corridor verify names each one that differs.',
  'recompute-in-room':
    'Every figure here can be worked out again from the records, which stay in the room.',
  'three-kinds':
    '● was counted by us. ❝ was stated by somebody. ≈ was calculated. No number is of two kinds.',
  'how-counted':
    'People are counted on their vehicle, staff and drivers never; children on laps are asked for. One by one means that somebody looked at each person; an “about” never enters what is counted one by one.',
  'vehicle-trip':
    'The unit is one vehicle once along its road. Boarded is arrived, with births, deaths, those who joined or were sent back, and those still on the road; what does not balance is listed.',
  untallied:
    'Vehicles that nobody counted are estimated by what vehicles of their kind carried, never by their seats.',
  'own-means':
    'People leaving by their own means are counted past one place: vehicles by kind, and the people in every nth. What passed while nobody watched is estimated and said apart.',
  limits:
    'The interval covers errors of counting as we know them. It does not cover people who left unseen by a way nobody watched, nor deliberate deceit by several people together.',
  exercise:
    'EXERCISE. Nothing in this document happened. Its records can be made by anybody who knows the seed.',
  'told-later': 'What was written down after the cut-off is not in it, whatever hour it is about.',
  'hour-unknown': 'at an hour nobody wrote down',
  'picture-lines':
    'Each line is one vehicle, from where and when it left to where and when it arrived. Grey is when the road was suspended.',
  'all-who-left': 'All who left',
  'all-who-arrived': 'All who arrived',
  'by-vehicles': 'Left in our vehicles',
  'by-own-means': 'Left by their own means',
  'all-places': 'All places',
  'on-board-before': 'On board, before leaving',
  'counted-part': 'counted on the vehicle',
  'untallied-part': 'vehicles nobody counted',
  'sampled-part': 'in own vehicles, by sample',
  'on-foot-part': 'on foot',
  'unwatched-part': 'while nobody watched',
  'nobody-named': 'nobody named',
  ours: 'ourselves',
  'not-said': 'not said',
  'still-open': 'still',
  yes: 'yes',
  cumulative: 'in all so far',
  'not-same-question': 'not the same question',
  superseded: 'replaced by another figure since',
  repeats: 'tells another’s figure again',
  'claims-not-told':
    'Further stated figures are about fewer than ten people each and are not told: {n}.',
  inside: 'inside our range',
  above: 'above our range',
  below: 'below our range',
};
