import type { Means } from '../state/agreement.ts';

/** Each means in words, after "waits until"; `{…}` are names. What a screen says in another language it says by these. */
export const MEANS_WORDS = {
  arrived: '{batch} has arrived',
  departed: '{batch} has left',
  staged: '{batch} stands ready',
  'staged-at': '{batch} stands at {site}',
  together: '{batch} goes at the same moment',
  'go-given': '{batch} was given go',
  'count-reached': '{people} people of {of} have arrived',
  'green-light': '{party} gives its green light ({level})',
  confirmed: '{party} confirms it',
  'window-open': 'a window is open',
  'window-open-named': '{window} is open',
  'road-open': 'the road is open',
  'road-open-named': '{corridor} is open',
  'observer-present': 'an observer is at {site}',
  'observer-present-of': '{party} observes at {site}',
  'people-informed': 'the people were told',
  'people-asked': 'the people were asked',
  'not-before': 'it is {time}',
  'no-unresolved-shooting': 'no shooting is unresolved on the way',
  'security-agrees': 'our security officer agrees',
  'crew-ready': 'the crews are ready',
  'places-ready': 'there are places for everyone',
  'list-given': 'the list was given',
} as const;
export type MeansWord = keyof typeof MEANS_WORDS;

/** What the words of a means are filled with: ids, codes, figures and moments, for the caller to name. */
export const meansToWords = (
  means: Means,
): { readonly word: MeansWord; readonly of: { readonly [name: string]: string | number } } => {
  switch (means.is) {
    case 'staged':
      return means.site === undefined
        ? { word: 'staged', of: { batch: means.batch } }
        : { word: 'staged-at', of: { batch: means.batch, site: means.site } };
    case 'arrived':
    case 'departed':
    case 'together':
    case 'go-given':
      return { word: means.is, of: { batch: means.batch } };
    case 'count-reached':
      return { word: means.is, of: { of: means.of, people: means.people } };
    case 'green-light':
      return { word: means.is, of: { party: means.party, level: means.level } };
    case 'confirmed':
      return { word: means.is, of: { party: means.party } };
    case 'window-open':
      return means.window === undefined
        ? { word: means.is, of: {} }
        : { word: 'window-open-named', of: { window: means.window } };
    case 'road-open':
      return means.corridor === undefined
        ? { word: means.is, of: {} }
        : { word: 'road-open-named', of: { corridor: means.corridor } };
    case 'observer-present':
      return means.party === undefined
        ? { word: means.is, of: { site: means.site } }
        : { word: 'observer-present-of', of: { site: means.site, party: means.party } };
    case 'not-before':
      return { word: means.is, of: { time: means.at } };
    default:
      return { word: means.is, of: {} };
  }
};
