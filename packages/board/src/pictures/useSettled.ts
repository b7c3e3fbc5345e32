import { useEffect, useState } from 'react';

/** A value once it has stayed the same for `ms`: for what need not follow every step of a moving hand. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
