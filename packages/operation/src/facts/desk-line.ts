import type { SubjectId } from '../event.ts';
import { checkTripCode, westernDigits } from '../tripCode.ts';
import {
  DESK_ACTS,
  type DeskCall,
  deskCheck,
  deskReadBack,
  EXTRAS,
  type Extra,
  plain,
} from './desk-call.ts';
import { aboutRange } from './tally.ts';

export type DeskFault =
  | 'unknown-vehicle'
  | 'unknown-act'
  | 'unknown-site'
  | 'site-of-several'
  | 'unknown-word'
  | 'said-twice'
  | 'no-number-after-about'
  | 'wrong-slip'
  | 'wrong-time'
  | 'no-vehicle'
  | 'no-act'
  | 'no-site'
  | 'no-people';
export type DeskLine =
  | {
      readonly ok: true;
      readonly call: DeskCall;
      /** Spoken back word by word; figures digit by digit, since fifty sounds like fifteen. */
      readonly readBack: string;
      /** One digit over all that was understood; the other side's screen or sheet shows the same. */
      readonly check: number;
    }
  | {
      readonly ok: false;
      readonly why: DeskFault;
      /** The word that was not understood, and its place from 0; empty where one is missing. */
      readonly word: string;
      readonly at: number;
      /** What it could have been. */
      readonly candidates: readonly string[];
    };

export interface DeskNames {
  readonly vehicles: readonly { readonly id: SubjectId; readonly label: string }[];
  /** `short`: an abbreviation that the operation agreed on; any beginning of the name works as well. */
  readonly sites: readonly {
    readonly id: SubjectId;
    readonly name: string;
    readonly short?: string | undefined;
  }[];
}

const sitesMatching = (names: DeskNames, word: string): DeskNames['sites'] => {
  const wanted = plain(word);
  const exactly = names.sites.filter(
    ({ name, short }) => plain(name) === wanted || (short && plain(short) === wanted),
  );
  return exactly.length
    ? exactly
    : names.sites.filter(({ name }) => plain(name).replace(/\s/g, '').startsWith(wanted));
};

/**
 * Reads one line of the radio desk: `12 d ram 47 3w`. Vehicle, what happened, site, then figures in any order:
 * `47` people, `ab 47` about, `21c` children, `3w` wounded, `1y` lying, `4l` on laps, `@14:05` when, `#7K3M9Q` slip.
 */
export const parseDeskLine = (line: string, names: DeskNames): DeskLine => {
  const words = westernDigits(line).trim().split(/\s+/).filter(Boolean);
  const fault = (why: DeskFault, at: number, candidates: readonly string[] = []): DeskLine => ({
    ok: false,
    why,
    word: words[at] ?? '',
    at,
    candidates,
  });

  const [vehicleWord, actWord, siteWord] = words;
  if (vehicleWord === undefined) return fault('no-vehicle', 0);
  const vehicle = names.vehicles.find(({ label }) => plain(label) === plain(vehicleWord));
  if (!vehicle) {
    const near = names.vehicles.filter(({ label }) => plain(label).startsWith(plain(vehicleWord)));
    return fault(
      'unknown-vehicle',
      0,
      near.slice(0, 5).map(({ label }) => label),
    );
  }
  if (actWord === undefined) return fault('no-act', 1, Object.keys(DESK_ACTS));
  const letter = actWord.toLowerCase();
  if (!Object.hasOwn(DESK_ACTS, letter)) return fault('unknown-act', 1, Object.keys(DESK_ACTS));
  const act = DESK_ACTS[letter as keyof typeof DESK_ACTS];
  if (siteWord === undefined)
    return fault('no-site', 2, names.sites.map(({ name }) => name).slice(0, 8));
  const sites = sitesMatching(names, siteWord);
  const [site] = sites;
  if (!site) return fault('unknown-site', 2);
  if (sites.length > 1) {
    return fault(
      'site-of-several',
      2,
      sites.map(({ name }) => name),
    );
  }

  const figures: Partial<Record<Extra | 'people', number>> = {};
  let isAbout = false;
  let clock: DeskCall['clock'] = null;
  let slip: string | null = null;
  for (let at = 3; at < words.length; at++) {
    const word = (words[at] as string).toLowerCase();
    const figure = /^(ab)?([0-9]{1,6})([cwyl])?$/.exec(word);
    const time = /^@([0-9]{1,2}):?([0-9]{2})$/.exec(word);
    if (word === 'ab') {
      if (!/^[0-9]{1,6}$/.test(words[at + 1] ?? '')) return fault('no-number-after-about', at);
      if (isAbout) return fault('said-twice', at);
      isAbout = true;
    } else if (figure) {
      const [, about, number, sign] = figure;
      if (about && sign) return fault('unknown-word', at);
      if (about) isAbout = true;
      const name = sign ? EXTRAS[sign as keyof typeof EXTRAS] : 'people';
      if (figures[name] !== undefined) return fault('said-twice', at);
      figures[name] = Number(number);
    } else if (word.startsWith('@')) {
      const hour = Number(time?.[1]);
      const minute = Number(time?.[2]);
      if (!time || hour > 23 || minute > 59) return fault('wrong-time', at);
      if (clock) return fault('said-twice', at);
      clock = { hour, minute };
    } else if (word.startsWith('#')) {
      const checked = checkTripCode(word.slice(1));
      if (!checked.ok) return fault('wrong-slip', at);
      if (slip) return fault('said-twice', at);
      slip = checked.code;
    } else
      return fault('unknown-word', at, ['47', 'ab 47', '21c', '3w', '1y', '4l', '@14:05', '#code']);
  }
  const { people = null, children = null, wounded = null, lying = null, laps = null } = figures;
  const hasExtras = children !== null || wounded !== null || lying !== null || laps !== null;
  // Three wounded of how many? A count has a number of people, or it is none.
  if (people === null && (hasExtras || act === 'boarding')) return fault('no-people', words.length);

  const call: DeskCall = {
    vehicle: vehicle.id,
    vehicleLabel: vehicle.label,
    act,
    site: site.id,
    siteName: site.name,
    people,
    about: isAbout && people !== null ? aboutRange(people) : null,
    children,
    wounded,
    lying,
    laps,
    clock,
    slip,
  };
  return { ok: true, call, readBack: deskReadBack(call), check: deskCheck(call) };
};
