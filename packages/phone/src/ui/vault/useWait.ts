import { useCallback, useEffect, useState } from 'react';
import type { Vaults } from '../../vault/types.ts';

/** ms until a PIN is taken, counting down on the screen; the vault itself decides. */
export function useWait(
  vaults: Vaults,
  holder: string,
): readonly [wait: number, setWait: (ms: number) => void] {
  const [wait, setWait] = useState(0);
  const ask = useCallback(() => {
    vaults.waitOf(holder).then(setWait, () => {});
  }, [vaults, holder]);
  useEffect(ask, [ask]);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(ask, Math.min(wait, 1000));
    return () => clearTimeout(timer);
  }, [wait, ask]);
  return [wait, setWait];
}
