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
  const turnMinute = () => {
    const current = Math.floor(now() / 60_000);
    if (current === minute) return;
    minute = current;
    calls = 0;
    bytes = 0;
    byAddress = new Map();
  };
  return {
    /** False when the bound is reached; the call is then not counted. */
    take(address: string): boolean {
      turnMinute();
      const own = byAddress.get(address) ?? 0;
      if (own >= bounds.each || calls >= bounds.all) return false;
      byAddress.set(address, own + 1);
      calls += 1;
      return true;
    },
    takeBytes(size: number): boolean {
      turnMinute();
      if (bytes + size > bounds.bytes) return false;
      bytes += size;
      return true;
    },
  };
}
