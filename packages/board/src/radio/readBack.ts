import type { DeskAct, DeskCall } from '@corridor/operation';
import { fromLeft, named, t, toScreenDigits, type Words, wordOf } from '@corridor/text';

const acts: Words<DeskAct> = {
  boarding: '{vehicle} boarding {site}',
  departed: '{vehicle} departed {site}',
  passed: '{vehicle} passed {site}',
  halted: '{vehicle} halted {site}',
  'sent-back': '{vehicle} sent back {site}',
  arrived: '{vehicle} arrived {site}',
};

/** Figures digit by digit, since fifty sounds like fifteen; they are read from the left in every language. */
const spoken = (value: string | number): string =>
  fromLeft(toScreenDigits([...String(value)].join('-')));

const spokenLabel = (label: string): string => (/^[0-9]+$/.test(label) ? spoken(label) : label);

/** A radio call as the desk says it back, word by word: `1-2 departed Ramouseh, 4-7 people, 3 wounded`. */
export function readBackText(call: DeskCall): string {
  const { people, about, children, wounded, lying, laps, clock, slip } = call;
  const hours = clock && spoken(String(clock.hour).padStart(2, '0'));
  const minutes = clock && spoken(String(clock.minute).padStart(2, '0'));
  return named([
    wordOf(acts, call.act, { vehicle: spokenLabel(call.vehicleLabel), site: call.siteName }),
    people !== null &&
      (about
        ? t('about {n} people', { n: spoken(people) })
        : t('{n} people', { n: spoken(people) })),
    children !== null && t('{n} children', { n: spoken(children) }),
    wounded !== null && t('{n} wounded', { n: spoken(wounded) }),
    lying !== null && t('{n} lying', { n: spoken(lying) }),
    laps !== null && t('{n} on laps', { n: spoken(laps) }),
    hours && minutes && t('at {hours} {minutes}', { hours, minutes }),
    slip !== null && t('slip {code}', { code: fromLeft([...slip].join('-')) }),
  ]);
}
