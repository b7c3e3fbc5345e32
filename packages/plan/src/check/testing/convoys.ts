import { type Cases, fromNorth, fromWest, later, scene, timetable } from './scene.ts';

const inConvoys = (more = {}) =>
  scene({ convoys: { most: 2, headway: 3, assembling: 5, escorts: null, ...more } });
/** Filled at 14, the first leaves at 19 and the second at 22. */
const convoy = (name: string, vehicles: readonly string[], late = 0, headway = 3) =>
  vehicles.map((vehicle, at) => {
    const behind = 5 + late + at * headway;
    const trip = fromNorth(vehicle, behind, { convoy: name });
    return { ...trip, ...fromNorthEarly(vehicle, late), departs: trip.departs };
  });
const fromNorthEarly = (vehicle: string, late: number) => {
  const { empty, boards } = fromNorth(vehicle, late);
  return { empty, boards };
};
export const ofConvoys: Cases<
  | 'convoy-apart'
  | 'convoy-too-long'
  | 'convoy-assembling'
  | 'convoy-headway'
  | 'convoy-stretched'
  | 'escorts'
> = {
  'convoy-apart': [
    [
      inConvoys({ assembling: 0 }),
      timetable(
        { ...fromWest('bus 2'), convoy: 'a' },
        { ...later(fromNorth('bus 1'), 8), convoy: 'a' },
      ),
    ],
    [inConvoys(), timetable(...convoy('a', ['bus 1', 'bus 2']))],
  ],
  'convoy-too-long': [
    [inConvoys(), timetable(...convoy('a', ['bus 1', 'bus 2', 'bus 3']))],
    [inConvoys({ most: 3 }), timetable(...convoy('a', ['bus 1', 'bus 2', 'bus 3']))],
  ],
  'convoy-assembling': [
    [inConvoys({ assembling: 6 }), timetable(...convoy('a', ['bus 1', 'bus 2']))],
    // One alone gathers with nobody.
    [inConvoys({ assembling: 6 }), timetable(fromNorth('bus 1', 0, { convoy: 'a' }))],
  ],
  'convoy-headway': [
    [inConvoys({ headway: 4 }), timetable(...convoy('a', ['bus 1', 'bus 2']))],
    [inConvoys({ headway: 4 }), timetable(...convoy('a', ['bus 1', 'bus 2'], 0, 4))],
  ],
  'convoy-stretched': [
    [inConvoys(), timetable(...convoy('a', ['bus 1', 'bus 2'], 0, 4))],
    [inConvoys(), timetable(...convoy('a', ['bus 1', 'bus 2'], 0, 3))],
  ],
  escorts: [
    [
      inConvoys({ escorts: 1 }),
      timetable(...convoy('a', ['bus 1', 'bus 2']), fromWest('bus 3', 35)),
    ],
    [
      inConvoys({ escorts: 1 }),
      timetable(...convoy('a', ['bus 1', 'bus 2']), fromWest('bus 3', 36)),
    ],
  ],
};
