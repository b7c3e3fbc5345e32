import { figure, t } from '@corridor/text';
import type { Met } from '../../records/metTrip.ts';
import type { ActDoubt, TripAct } from '../../records/trip.ts';
import { howLongAgo, type ZoneClock } from '../../text/clock.ts';
import { fieldWord } from '../../text/fieldWords.ts';

/** How long something stands: `34 min`, `2 h 05`. */
export const standsText = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? t('{n} min', { n: figure(minutes) })
    : t('{h} h {m} min', { h: figure(hours), m: figure(minutes % 60) });
};

/** What is known of a vehicle, in one sentence. */
export const statusText = ({ status, halt }: Met, siteName: string | null): string => {
  switch (status) {
    case 'unknown':
      return t('Nothing is recorded of this trip yet.');
    case 'planned':
      return t('Planned.');
    case 'boarding':
      return t('Boarding.');
    case 'standing':
      return t('Boarded, and stands.');
    case 'departed':
      return t('On the road.');
    case 'passed':
      return t('Passed, and on the road.');
    case 'halted': {
      const why = halt?.reason ? fieldWord('halt', halt.reason) : null;
      if (siteName !== null) {
        return why === null
          ? t('Stands at {site}.', { site: siteName })
          : t('Stands at {site}: {why}.', { site: siteName, why });
      }
      return why === null ? t('Stands on the road.') : t('Stands on the road: {why}.', { why });
    }
    case 'sent-back':
      return t('Sent back.');
    case 'arrived':
      return t('Arrived.');
    case 'cancelled':
      return t('Called off.');
  }
};

/** `isPassing`: our post is at a checkpoint. `isHere`: the vehicle stands at our post. */
export const actText = (
  act: TripAct,
  isPassing: boolean,
  isHere: boolean,
  gettingOff: boolean,
): { readonly title: string; readonly detail: string | null } => {
  switch (act) {
    case 'count':
      return gettingOff
        ? { title: t('Count who gets off'), detail: null }
        : { title: t('Count who is on it'), detail: null };
    case 'standing':
      return { title: t('Boarded, and stands'), detail: t('it is full and may not leave yet') };
    case 'departed':
      return { title: t('DEPARTED'), detail: null };
    case 'stands-here':
      return { title: t('STANDS HERE'), detail: t('at the checkpoint') };
    case 'halted':
      return { title: t('Halted …'), detail: t('choose why') };
    case 'goes-on':
      if (!isPassing) return { title: t('Goes on'), detail: t('it stands no longer') };
      return isHere
        ? { title: t('GOES ON'), detail: t('then count who is on it') }
        : { title: t('PASSES HERE'), detail: null };
    case 'sent-back':
      return { title: t('Sent back'), detail: t('the whole vehicle, with everybody on it') };
    case 'arrived':
      return { title: t('ARRIVED'), detail: t('without a slip') };
    case 'broken-down':
      return { title: t('Broken down'), detail: null };
    case 'cancelled':
      return { title: t('Called off'), detail: t('it does not drive') };
  }
};

export const doubtText = (doubt: ActDoubt, clock: ZoneClock, now: number): string => {
  switch (doubt.why) {
    case 'not-ready':
      return t('It is recorded as {state}.', { state: fieldWord('condition', doubt.condition) });
    case 'not-left':
      return t('Nobody has recorded that it left.');
    case 'already-there':
      return t('It is recorded as arrived.');
    case 'already-halted':
      return t('It is recorded as standing already.');
    case 'called-off':
      return t('It is recorded as called off.');
    case 'before':
      return t('That is before the last record of {time}, {ago}.', {
        time: clock.near(doubt.since, now),
        ago: howLongAgo(Math.max(0, now - doubt.since)),
      });
  }
};
