import type { Scenario } from '../../scenario/types.ts';
import {
  batch,
  bus,
  type Cases,
  fromNorth,
  fromWest,
  group,
  later,
  plain,
  scene,
  seated,
  timetable,
  two,
} from './scene.ts';

const bound = (...bindings: Scenario['bindings']) => scene({ bindings });
/** A quarter of the suburb leaves at 19, and of the quarter nobody has yet. */
const suburbFirst = timetable(fromWest('bus 2'), fromNorth('bus 1', 20));

export const ofPeople: Cases<
  | 'empty-load'
  | 'group-parted'
  | 'group-elsewhere'
  | 'more-than-waiting'
  | 'people-of-load'
  | 'places-exceeded'
  | 'not-a-destination'
  | 'vehicle-not-let-in'
  | 'batch-held'
  | 'after'
  | 'abreast'
  | 'together'
  | 'not-before'
> = {
  'empty-load': [
    [plain, timetable(fromNorth('bus 1', 0, { load: [], people: seated(0) }))],
    [
      plain,
      timetable(
        fromNorth('bus 1', 0, { load: [{ group: 'families', times: 1 }], people: seated(5) }),
      ),
    ],
  ],
  'group-parted': [
    [
      plain,
      timetable(
        fromNorth('bus 1', 0, { load: [{ group: 'families', times: 9.4 }], people: seated(47) }),
      ),
    ],
    [
      plain,
      timetable(
        fromNorth('bus 1', 0, { load: [{ group: 'families', times: 9 }], people: seated(45) }),
      ),
    ],
  ],
  'group-elsewhere': [
    [plain, timetable(fromNorth('bus 1', 0, { load: [{ group: 'others', times: 10 }] }))],
    [plain, timetable(fromNorth('bus 1'))],
  ],
  'more-than-waiting': [
    [
      scene({ batches: [batch('quarter', [group('families', { times: 19 })])] }),
      timetable(fromNorth('bus 1'), fromNorth('bus 2', 5)),
    ],
    [
      scene({ batches: [batch('quarter', [group('families', { times: 20 })])] }),
      timetable(fromNorth('bus 1'), fromNorth('bus 2', 5)),
    ],
  ],
  'people-of-load': [
    [plain, timetable(fromNorth('bus 1', 0, { people: seated(49) }))],
    [plain, timetable(fromNorth('bus 1'))],
  ],
  'places-exceeded': [
    [
      scene({ vehicles: [bus('bus 1', { places: { sitting: 49, lying: 20, wheelchair: 20 } })] }),
      timetable(fromNorth('bus 1')),
    ],
    [
      scene({ vehicles: [bus('bus 1', { places: { sitting: 50, lying: 0, wheelchair: 0 } })] }),
      timetable(fromNorth('bus 1')),
    ],
  ],
  'not-a-destination': [
    [
      scene({ batches: [batch('quarter', [group('families')], { to: ['west'] })] }),
      timetable(fromNorth('bus 1')),
    ],
    [
      scene({ batches: [batch('quarter', [group('families')], { to: ['west', 'south'] })] }),
      timetable(fromNorth('bus 1')),
    ],
  ],
  'vehicle-not-let-in': [
    [
      scene({ batches: [batch('quarter', [group('families')], { vehicles: ['bus 2'] })] }),
      timetable(fromNorth('bus 1')),
    ],
    [
      scene({ batches: [batch('quarter', [group('families')], { vehicles: ['bus 1'] })] }),
      timetable(fromNorth('bus 1')),
    ],
  ],
  'batch-held': [
    [
      scene({ batches: [batch('quarter', [group('families')], { held: 'council' })] }),
      timetable(fromNorth('bus 1')),
    ],
    [plain, timetable(fromNorth('bus 1'))],
  ],
  after: [
    [
      bound({ is: 'after', batch: 'suburb', of: 'quarter', has: 'arrived', people: 50 }),
      timetable(fromNorth('bus 1'), fromWest('bus 2', 29)),
    ],
    [
      bound({ is: 'after', batch: 'suburb', of: 'quarter', has: 'arrived', people: 50 }),
      timetable(fromNorth('bus 1'), fromWest('bus 2', 30)),
    ],
  ],
  abreast: [
    [
      bound({ is: 'abreast', batch: 'suburb', of: 'quarter', has: 'departed', ahead: 0.24 }),
      suburbFirst,
    ],
    [
      bound({ is: 'abreast', batch: 'suburb', of: 'quarter', has: 'departed', ahead: 0.25 }),
      suburbFirst,
    ],
  ],
  together: [
    [bound({ is: 'together', batch: 'suburb', with: 'quarter' }), two],
    [
      bound({ is: 'together', batch: 'suburb', with: 'quarter' }),
      timetable(later(fromNorth('bus 1'), 5), fromWest('bus 2')),
    ],
  ],
  'not-before': [
    [bound({ is: 'not-before', batch: 'suburb', minute: 20 }), two],
    [bound({ is: 'not-before', batch: 'suburb', minute: 19 }), two],
  ],
};
