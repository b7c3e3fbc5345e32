import { useEffect } from 'react';

/** Single keys of the wall, while nobody types and no dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
      // On an Arabic keyboard the key of R writes ق: then the place on the keyboard decides.
      const isLatin = /^[ -~]/.test(event.key);
      const name = isLatin ? event.key : event.code.replace(/^(?:Key|Digit)/, '');
      const act = keys[name.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keys]);
}
