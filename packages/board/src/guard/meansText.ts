import {
  type BatchState,
  MEANS_WORDS,
  type Means,
  type MeansView,
  meansToWords,
} from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, siteName, stateOf } from '../view/facts.ts';
import { thingName } from './names.ts';
import { lightText } from './safetyText.ts';

/** One thing that must be so, in words: `batch 3 from Foua has arrived`. */
export function meansText(facts: Facts, means: Means, now: number, clock: ZoneClock): string {
  const { word: which, of } = meansToWords(means);
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(of)) {
    values[name] =
      name === 'time'
        ? clock.near(Number(value), now)
        : name === 'level'
          ? word('level', String(value))
          : name === 'party'
            ? partyName(facts, String(value))
            : name === 'site'
              ? siteName(facts, String(value))
              : typeof value === 'number'
                ? value
                : thingName(facts, value);
  }
  return t(MEANS_WORDS[which], values);
}

const shortText = (view: MeansView, have: number, need: number): string => {
  const values = { have: figure(have), need: figure(need), n: figure(need - have) };
  switch (view.means.is) {
    case 'arrived':
      return view.short
        ? t('● {have} of {need} have arrived, all its vehicles are done: {n} short', values)
        : t('● {have} of {need} have arrived', values);
    case 'departed':
      return view.short
        ? t('● {have} of {need} have left, all its vehicles are done: {n} short', values)
        : t('● {have} of {need} have left', values);
    case 'staged':
      return t('● {have} of {need} are on board and ready', values);
    case 'count-reached':
      return t('● {have} of {need} have arrived', values);
    default:
      return t('{have} places for {need} people', values);
  }
};

/** What exactly is missing, as far as our own counts and the clock can say. Empty where nothing more is known. */
export function missingText(
  facts: Facts,
  batch: BatchState,
  view: MeansView,
  now: number,
  clock: ZoneClock,
): string {
  const { means, have, need, met } = view;
  if (met) return '';
  if (have !== null && need !== null && need > 0) return shortText(view, have, need);
  switch (means.is) {
    case 'arrived':
    case 'departed':
    case 'staged':
      return have === null
        ? t('that batch is not planned')
        : t('● {have} so far; no number is agreed, so a person has to call it complete', {
            have: figure(have),
          });
    case 'green-light':
      return 'party' in means && 'level' in means && means.party
        ? lightText(facts, batch, means.party, means.level, now, clock)
        : '';
    case 'observer-present':
    case 'crew-ready':
    case 'security-agrees':
      return view.since === null
        ? t('nobody of ours has recorded it')
        : t('no longer, since {time}', { time: clock.near(view.since, now) });
    case 'places-ready':
      return t('no vehicle is planned for it, or no number is agreed');
    case 'not-before':
      return 'at' in means ? t('in {time}', { time: howLong(means.at - now) }) : '';
    case 'window-open':
      return view.until === null
        ? t('none is announced')
        : t('opens in {time}', { time: howLong(view.until - now) });
    case 'road-open': {
      if ('corridor' in means && means.corridor) {
        const road = stateOf(facts, 'corridor', means.corridor);
        return road?.status === 'suspended' ? t('suspended') : t('nobody has opened it');
      }
      return '';
    }
    default:
      return '';
  }
}
