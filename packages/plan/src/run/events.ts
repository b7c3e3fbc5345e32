/** What is still to happen, the earliest first; at the same minute by key, so that the same plan always runs alike. */
export interface Events {
  times: Float64Array;
  keys: Int32Array;
  count: number;
}

export const createEvents = (): Events => ({
  times: new Float64Array(256),
  keys: new Int32Array(256),
  count: 0,
});

export function addEvent(events: Events, time: number, key: number): void {
  if (events.count === events.times.length) {
    const times = new Float64Array(events.count * 2);
    const keys = new Int32Array(events.count * 2);
    times.set(events.times);
    keys.set(events.keys);
    events.times = times;
    events.keys = keys;
  }
  const { times, keys } = events;
  let place = events.count++;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const other = times[above] as number;
    if (other < time || (other === time && (keys[above] as number) <= key)) break;
    times[place] = other;
    keys[place] = keys[above] as number;
    place = above;
  }
  times[place] = time;
  keys[place] = key;
}

/** The first is at place 0 of `times` and `keys`; there must be one. */
export function dropFirstEvent(events: Events): void {
  const { times, keys } = events;
  const count = --events.count;
  const time = times[count] as number;
  const key = keys[count] as number;
  let place = 0;
  for (;;) {
    let below = place * 2 + 1;
    if (below >= count) break;
    const right = below + 1;
    if (
      right < count &&
      ((times[right] as number) < (times[below] as number) ||
        (times[right] === times[below] && (keys[right] as number) < (keys[below] as number)))
    ) {
      below = right;
    }
    const other = times[below] as number;
    if (time < other || (time === other && key <= (keys[below] as number))) break;
    times[place] = other;
    keys[place] = keys[below] as number;
    place = below;
  }
  times[place] = time;
  keys[place] = key;
}
