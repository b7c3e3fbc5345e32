import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session } from '../session/session.ts';
import { createTrail, type Screen } from './trail.ts';

export const SessionContext = createContext<Session | null>(null);

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no operation is open');
  return session;
};

const trail = createTrail();
const current = (): Screen => trail.at(location.hash, history.state);

const subscribe = (listener: () => void) => {
  addEventListener('popstate', listener);
  addEventListener('hashchange', listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener('hashchange', listener);
  };
};
const tellAll = () => dispatchEvent(new HashChangeEvent('hashchange'));

export const useScreen = (): Screen => {
  // A trail answers the same object for the same step, so an unchanged screen is not drawn again.
  return useSyncExternalStore(subscribe, current);
};

export const go = (screen: Screen): void => {
  history.pushState({ step: trail.add(screen) }, '', `#${screen.at}`);
  tellAll();
};
/** To the pad without leaving a trail of screens behind. */
export const goToPad = (): void => {
  history.replaceState(null, '', '#pad');
  tellAll();
};
/** Locking: what the screens before showed is forgotten. */
export const forgetTrail = (): void => {
  trail.clear();
  goToPad();
};
