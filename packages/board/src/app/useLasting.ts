import { useEffect, useState } from 'react';

/** True once it has been so for this long without a break, ms. */
export function useLasting(isSo: boolean, ms: number): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setHas(true), ms);
    return () => {
      clearTimeout(timer);
      setHas(false);
    };
  }, [isSo, ms]);
  return isSo && has;
}
