/** How much may come within a minute, from one address and from all. Nothing is kept beyond the minute. */
export interface RateBounds {
  readonly each: number;
  readonly all: number;
  readonly bytes: number;
}

export function createRate(now: () => number, bounds: RateBounds) {
  let minute = 0;
  let calls = 0;
  let bytes = 0;
  let byAddress = new Map<string, number>();
  return {
    /** False when the bound is reached; the call is then not counted. */
    take(address: string, size: number): boolean {
      const current = Math.floor(now() / 60_000);
      if (current !== minute) {
        minute = current;
        calls = 0;
        bytes = 0;
        byAddress = new Map();
      }
      const own = byAddress.get(address) ?? 0;
      if (own >= bounds.each || calls >= bounds.all || bytes + size > bounds.bytes) return false;
      byAddress.set(address, own + 1);
      calls += 1;
      bytes += size;
      return true;
    },
  };
}
