import type { ShuttleWrong } from '../shuttle/check.ts';
import type { ShuttleProblem, ShuttleRoutes } from '../shuttle/types.ts';

/** One load, with its times. Vehicles, sources and sinks are numbered from 1, as in the file. */
export interface ShuttleTrip {
  readonly vehicle: number;
  readonly source: number;
  readonly sink: number;
  /** When it leaves where it stood, when it reaches the source, and when it is at the sink. */
  readonly leaves: number;
  readonly loads: number;
  readonly arrives: number;
}

/** By vehicle, in the order in which it makes them. */
export function shuttleTrips(
  problem: ShuttleProblem,
  routes: ShuttleRoutes,
): readonly ShuttleTrip[] {
  const { sources, sinks, out, there, back, start, ready } = problem;
  return routes.flatMap((route, vehicle) => {
    const trips: ShuttleTrip[] = [];
    let minute = ready[vehicle] as number;
    for (let at = 0; at + 1 < route.length; at += 2) {
      const [source, sink] = [route[at] as number, route[at + 1] as number];
      const empty =
        at === 0
          ? out[(start[vehicle] as number) * sources + source]
          : back[(route[at - 1] as number) * sources + source];
      const loads = minute + (empty as number);
      const arrives = loads + (there[source * sinks + sink] as number);
      trips.push({
        vehicle: vehicle + 1,
        source: source + 1,
        sink: sink + 1,
        leaves: minute,
        loads,
        arrives,
      });
      minute = arrives;
    }
    return trips;
  });
}

/** Vehicles, sources and sinks numbered from 1, as in the file. */
export function shuttleWrongToText(wrong: ShuttleWrong): string {
  switch (wrong.is) {
    case 'malformed':
      return `The route of bus ${wrong.vehicle + 1} is none.`;
    case 'no-way':
      return `Trip ${wrong.trip + 1} of bus ${wrong.vehicle + 1} goes where no way leads.`;
    case 'loads':
      return `Source ${wrong.source + 1} has ${wrong.loads} loads, and ${wrong.taken} are taken.`;
    case 'room':
      return `Sink ${wrong.sink + 1} has room for ${wrong.room} loads, and ${wrong.taken} are brought.`;
  }
}
