import type { NotTaken, Obstacle, SafePlace, SafeWhy } from '@corridor/operation';
import { t, type Words, wordOf } from '@corridor/text';
import { type Facts, partyName, siteName } from '../view/facts.ts';

/** Where a vehicle is to go, as it is said into a radio. */
const orders: Words<SafePlace['way']> = {
  here: 'Stay at {site}.',
  ahead: 'Go on to {site}, ≈ {km} km, {minutes} min, and wait there.',
  behind: 'Turn back to {site}, ≈ {km} km, {minutes} min, and wait there.',
};
const reasons: Words<SafeWhy> = {
  'stands-there': 'It stands there already, and nothing recorded speaks against staying.',
  'receives-people':
    'It is made to receive people, and nothing suspended or shot at lies before it.',
  'people-can-wait':
    'People can get off and wait there, and nothing suspended or shot at lies before it.',
  'gate-of-the-bound':
    'Nothing better can be reached. It is a gate, held by somebody whom the agreement binds.',
};
const obstacles: Words<Obstacle['is']> = {
  'suspended-stretch': '{from} – {to} is suspended',
  'shooting-on-stretch': 'shooting between {from} and {to}, called over by nobody',
  'suspended-place': '{from} is suspended',
  'shooting-at': 'shooting at {from}, called over by nobody',
  'held-outside': '{from} is held by {who}, whom the agreement does not bind',
  'held-by-who-stopped-it': '{from} is held by {who}, on whose order something stands',
  'end-of-road': 'the road ends at {from}',
};
const notTaken: Words<NotTaken['why']> = {
  'holder-not-known': '{site}: nobody told who holds it',
  'kind-not-known': '{site}: nobody told what is there',
  crush: '{site}: people are crushed there',
};

export const orderText = (facts: Facts, { way, site, km, minutes }: SafePlace): string =>
  wordOf(orders, way, {
    site: siteName(facts, site),
    km: Math.max(1, Math.round(km)),
    minutes: Math.max(1, Math.round(minutes)),
  });
export const whyText = (facts: Facts, { why, heldBy }: SafePlace): string => {
  const reason = wordOf(reasons, why);
  return heldBy
    ? t('{why} Held by {who}.', { why: reason, who: partyName(facts, heldBy) })
    : t('{why} Nobody told who holds it.', { why: reason });
};
export const obstacleText = (facts: Facts, obstacle: Obstacle): string =>
  wordOf(obstacles, obstacle.is, {
    from: siteName(facts, 'site' in obstacle ? obstacle.site : obstacle.from),
    to: 'to' in obstacle ? siteName(facts, obstacle.to) : '',
    who: 'by' in obstacle ? partyName(facts, obstacle.by) : '',
  });
export const notTakenText = (facts: Facts, { site, why }: NotTaken): string =>
  wordOf(notTaken, why, { site: siteName(facts, site) });
