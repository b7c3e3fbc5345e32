import { useEffect } from 'react';
import { useSession } from '../context.ts';

/** After unlocking: what a killed phone left running is written to its last touch, whether or not anybody opens its screen. */
export const LeftRunning = () => {
  const session = useSession();
  useEffect(() => {
    void import('../../records/ownMeansOf.ts')
      .then(({ ownMeansOf }) => ownMeansOf(session))
      // It stays in its note, and the screen that shows it tries again.
      .catch(() => {});
  }, [session]);
  return null;
};
