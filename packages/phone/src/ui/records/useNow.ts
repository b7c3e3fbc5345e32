import { useEffect, useState } from 'react';
import { useSession } from '../context.ts';

/** The time, every quarter minute: "stands 34 min" must not stand still. */
export const useNow = (): number => {
  const { now } = useSession();
  const [time, setTime] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 15_000);
    return () => clearInterval(timer);
  }, [now]);
  return time;
};
