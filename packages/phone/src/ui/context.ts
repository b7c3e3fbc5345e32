import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session } from '../session/session.ts';

export const SessionContext = createContext<Session | null>(null);

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no operation is open');
  return session;
};

/** The screen is in the address, so that the phone's own back button works. */
export type Screen =
  | { readonly at: 'pad' | 'vehicles' | 'arrival' | 'today' | 'more' | 'site' }
  | { readonly at: 'move' | 'record'; readonly id: string }
  | { readonly at: 'slip'; readonly trip: string };

export const screenToHash = (screen: Screen): string => {
  switch (screen.at) {
    case 'move':
    case 'record':
      return `#${screen.at}=${encodeURIComponent(screen.id)}`;
    case 'slip':
      return `#slip=${encodeURIComponent(screen.trip)}`;
    default:
      return `#${screen.at}`;
  }
};

export const hashToScreen = (hash: string): Screen => {
  const [at = '', rest = ''] = hash.slice(1).split('=');
  const value = decodeText(rest);
  switch (at) {
    case 'vehicles':
    case 'arrival':
    case 'today':
    case 'more':
    case 'site':
      return { at };
    case 'move':
    case 'record':
      return { at, id: value };
    case 'slip':
      return { at, trip: value };
    default:
      return { at: 'pad' };
  }
};

const decodeText = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};
export const useScreen = (): Screen =>
  hashToScreen(useSyncExternalStore(subscribe, () => location.hash));

export const go = (screen: Screen): void => {
  location.hash = screenToHash(screen);
};
/** To the pad without leaving a trail of screens behind. */
export const goToPad = (): void => {
  history.replaceState(null, '', '#pad');
  dispatchEvent(new HashChangeEvent('hashchange'));
};
