/**
 * What may be said of a counted minimum: rounded down, never up, and no finer than a listener can hold.
 * 8 163 gives 8 100. Below 100 the figure itself; `isRounded` says whether "more than" is true.
 */
export function sayable(counted: number): { readonly value: number; readonly isRounded: boolean } {
  const step = counted < 100 ? 1 : counted < 1000 ? 10 : 100;
  const value = Math.floor(counted / step) * step;
  return { value, isRounded: value < counted };
}
