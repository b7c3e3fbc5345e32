import type { SubjectId } from '../event.ts';
import { westernDigits } from '../tripCode.ts';
import type { Range } from './tally.ts';

/** What a radio call can be about: one letter after the vehicle. */
export const DESK_ACTS = {
  b: 'boarding',
  d: 'departed',
  p: 'passed',
  h: 'halted',
  r: 'sent-back',
  a: 'arrived',
} as const;
export type DeskAct = (typeof DESK_ACTS)[keyof typeof DESK_ACTS];

/** Letters after a number: `3w 1y 4l 21c`. */
export const EXTRAS = { c: 'children', w: 'wounded', y: 'lying', l: 'laps' } as const;
export type Extra = (typeof EXTRAS)[keyof typeof EXTRAS];

export interface DeskCall {
  readonly vehicle: SubjectId;
  readonly vehicleLabel: string;
  readonly act: DeskAct;
  readonly site: SubjectId;
  readonly siteName: string;
  readonly people: number | null;
  /** Set where it was said as "about". */
  readonly about: Range | null;
  readonly children: number | null;
  readonly wounded: number | null;
  readonly lying: number | null;
  readonly laps: number | null;
  /** Clock time that was said (`@14:05`), in the operation's time zone. */
  readonly clock: { readonly hour: number; readonly minute: number } | null;
  /** Code of the driver's slip (`#7K3M9Q`). */
  readonly slip: string | null;
}

/** For comparing what is typed with names: no case, no accents, Western digits. */
export const plain = (text: string): string =>
  westernDigits(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Quasigroup of order ten: catches every single wrong digit and every exchange of neighbours. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;
const dammOf = (digits: string): number =>
  [...digits].reduce((state, digit) => Number((DAMM[state] as string)[Number(digit)]), 0);

/** The check digit of a call, from what was understood and not from how it was typed. */
export const deskCheck = (call: DeskCall): number => {
  const { about, clock } = call;
  const said = [
    plain(call.vehicleLabel),
    call.act,
    plain(call.siteName),
    call.people ?? '',
    about ? `${about.low} ${about.high}` : '',
    call.children ?? '',
    call.wounded ?? '',
    call.lying ?? '',
    call.laps ?? '',
    clock ? clock.hour * 60 + clock.minute : '',
    call.slip ?? '',
  ].join('|');
  // Figures go in as they are, so that one wrong digit, or two exchanged, never goes unnoticed.
  const digits = [...said].map((sign) =>
    /[0-9]/.test(sign) ? sign : String(sign.codePointAt(0)).padStart(3, '0'),
  );
  return dammOf(digits.join(''));
};

const spoken = (value: string | number): string =>
  /^[0-9]+$/.test(String(value)) ? [...String(value)].join('-') : String(value);

/** English; other languages build theirs from the call. */
export const deskReadBack = (call: DeskCall): string => {
  const { people, about, clock, slip } = call;
  const extra = (name: Extra, words: string) =>
    call[name] === null ? [] : [`${spoken(call[name])} ${words}`];
  return [
    `${spoken(call.vehicleLabel)} ${call.act.replace('-', ' ')} ${call.siteName}`,
    ...(people === null ? [] : [`${about ? 'about ' : ''}${spoken(people)} people`]),
    ...extra('children', 'children'),
    ...extra('wounded', 'wounded'),
    ...extra('lying', 'lying'),
    ...extra('laps', 'on laps'),
    ...(clock
      ? [
          `at ${spoken(`${clock.hour}`.padStart(2, '0'))} ${spoken(`${clock.minute}`.padStart(2, '0'))}`,
        ]
      : []),
    ...(slip === null ? [] : [`slip ${[...slip].join('-')}`]),
  ].join(', ');
};
