import type { Scenario } from '../scenario/types.ts';
import type { Obstacle, ObstacleRule } from '../schedule/types.ts';

/** What keeps people from being brought, each in one plain sentence. `{…}` are names and figures. */
export const OBSTACLES = {
  'no-vehicle': '{batch}: there is no vehicle that may take them.',
  'group-larger-than-any-vehicle':
    '{batch}: a group of {size} must not be parted, and the largest vehicle takes {largest}.',
  'no-lying-place': '{batch}: no vehicle that may take them has lying places enough.',
  'no-wheelchair-place': '{batch}: no vehicle that may take them has wheelchair places enough.',
  'no-way-to-people': '{batch}: no way leads to {site} for a vehicle that may take them.',
  'no-way-to-destination': '{batch}: no way leads from {site} to where they may be brought.',
  'site-closed': '{batch}: {site} does not open in time.',
  'destination-full': '{batch}: where they may be brought there is no place left for so many.',
  'checkpoint-closed': '{batch}: {checkpoint} does not open for them any more.',
  'window-too-short':
    '{batch}: the way takes {minutes} minutes, and no window is longer than {longest}.',
  'windows-over': '{batch}: the last window closes before they could be there.',
  'batch-held': '{batch} is held: {held}.',
  'waits-for-batch-that-cannot-go': '{batch} waits for {other}, and not enough of {other} can go.',
  'waits-for-itself': '{batch} could never go, for each waits for the other: {round}.',
  'step-larger-than-allowed':
    '{batch}: a step of {size} people would be farther ahead of {other} than was agreed.',
  'never-so-many': '{batch} waits for {people} people of {other}, who are {most} in all.',
  'vehicle-leaves-too-soon': '{batch}: the vehicle is available for too short a time.',
  'load-not-there': '{batch}: people are asked for who do not wait at {site}.',
  'load-larger-than-vehicle':
    '{batch}: {size} people are too many for {vehicle}, which seats {largest}.',
  'not-this-vehicle': '{batch}: {vehicle} may not take them.',
  'not-this-destination': '{batch}: they may not be brought to {to}.',
  'convoy-cannot-form': '{batch}: the convoy {convoy} can never be complete.',
} as const satisfies { readonly [rule in ObstacleRule]: string };

/** In words, with the names that people use for sites, batches and vehicles; what has no name is called by its id. */
export function obstacleToText(scenario: Scenario, { rule, of, people }: Obstacle): string {
  const { batches, sites, checkpoints, vehicles } = scenario;
  const named =
    (things: readonly { readonly id: string; readonly name?: string }[]) => (id: string) =>
      things.find((thing) => thing.id === id)?.name ?? id;
  const names: { readonly [part: string]: (id: string) => string } = {
    batch: named(batches),
    other: named(batches),
    site: named(sites),
    to: named(sites),
    checkpoint: named(checkpoints),
    vehicle: (id) => vehicles.find((vehicle) => vehicle.id === id)?.label ?? id,
    round: (ids) => ids.split(' → ').map(named(batches)).join(' → '),
  };
  const sentence = OBSTACLES[rule].replace(/\{(\w+)\}/g, (_, part: string) => {
    const value = of[part];
    if (value === undefined) return '?';
    return typeof value === 'number'
      ? `${Math.round(value * 100) / 100}`
      : (names[part]?.(value) ?? value);
  });
  if (people === 0) return sentence;
  return `${sentence} ${people === 1 ? 'One person waits.' : `${people} people wait.`}`;
}
