const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA-u-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, format);
  return format;
};

/** `2016-12-18T20:00`, what a clock in the zone shows: the form of a field for day and hour. */
export function msToWall(ms: number, zone: string): string {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/**
 * The moment at which a clock in the zone shows this; ms since 1970. null: no such form, or the clock was put forward over it.
 * Where an hour comes twice it is the first.
 */
export function wallToMs(wall: string, zone: string): number | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) || Number.isNaN(asUtc)) return null;
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map(
    (near) => Date.parse(`${msToWall(near, zone)}Z`) - near,
  );
  const found = offsets
    .map((offset) => asUtc - offset)
    .filter((ms) => msToWall(ms, zone) === wall)
    .sort((a, b) => a - b);
  return found[0] ?? null;
}
