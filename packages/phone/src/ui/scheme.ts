import { SETTINGS } from '../settings.ts';
import { createStore, useStore } from '../store.ts';

export const schemes = ['dark', 'light', 'night'] as const;
/** `light` is for the sun; `night` is dim red, for eyes that must go on seeing in the dark. */
export type Scheme = (typeof schemes)[number];

/** The phone's own bars, in the colour of the screen. */
const PAPER: Readonly<Record<Scheme, string>> = {
  dark: '#0d1317',
  light: '#faf9f5',
  night: '#000000',
};

/** Dark unless the counter chose otherwise: a lit face at a checkpoint at night is seen from afar. */
const remembered = (): Scheme => {
  try {
    const kept = localStorage.getItem(SETTINGS.scheme);
    return schemes.find((each) => each === kept) ?? 'dark';
  } catch {
    return 'dark';
  }
};

const current = createStore<Scheme>('dark');
export const useScheme = (): Scheme => useStore(current);

const show = (scheme: Scheme) => {
  document.documentElement.dataset.scheme = scheme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', PAPER[scheme]);
  current.set(scheme);
};

export const setScheme = (scheme: Scheme): void => {
  try {
    localStorage.setItem(SETTINGS.scheme, scheme);
  } catch {
    // A browser that keeps nothing shows it until it is closed.
  }
  show(scheme);
};

export const showScheme = (): void => show(remembered());
