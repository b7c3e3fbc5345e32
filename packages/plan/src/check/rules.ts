/** What a timetable can break, and how it is said. What stands in braces is in `Violation.of`. */
export const RULES = {
  'unknown-name':
    '{vehicle} is sent with the {what} “{name}”, and there is none of that name in the scenario.',
  'no-time': '{vehicle}: the times of its trip from {from} to {to} are not all numbers.',
  order: '{vehicle} leaves {from} at {minute} and is listed after one that leaves at {before}.',
  ends: 'The timetable says that all is done at {said}, and the last one gets off at {minute}.',

  'not-there': '{vehicle} is to drive from {from} and stands at {at}.',
  'not-free': '{vehicle} leaves {from} at {minute} and is free only at {free}.',
  'no-way': 'No way leads from {from} to {to}, and {vehicle} drives it at {minute}.',
  detour:
    '{vehicle} drives empty from {from} to {to} in {minutes} minutes; the quickest way takes {quickest}.',
  'checkpoints-of-way':
    '{vehicle} passes {passed} from {from} to {to}, and on the way there stand {standing}.',
  'driving-time': '{vehicle} is at {place} at {minute}, and driving brings it there at {expected}.',
  'vehicle-gone': '{vehicle} is there until {until}, and {what} ends at {minute}.',
  'outside-window':
    '{vehicle} leaves {from} at {minute}, and no window is open that lets it reach {to}.',
  'after-window':
    '{vehicle} reaches {to} at {minute}, after the window in which it left {from} ended at {end}.',

  'passage-early': '{vehicle} passes {checkpoint} at {minute} and reaches it only at {reaches}.',
  'passage-minutes':
    '{vehicle} takes {minutes} minutes at {checkpoint}, where it takes {expected}.',
  'checkpoint-hours':
    '{vehicle} passes {checkpoint} from {minute} to {end}, when it is not open throughout.',
  'checkpoint-lanes':
    'At {checkpoint} {number} vehicles are passed at the same time at {minute}; it has {lanes} lanes.',
  'checkpoint-headway':
    '{vehicle} begins to pass {checkpoint} at {minute}, {minutes} minutes after {before}; {headway} are required.',

  'site-closed': '{site} is closed at {minute}, and {vehicle} {does} there.',
  'called-too-early':
    'People are called forward at {site} at {minute}, and {vehicle} stands there from {free} on.',
  'boarding-minutes':
    'People get on {vehicle} at {site} for {minutes} minutes, where it takes {expected}.',
  'boarding-bays':
    'At {site} {number} vehicles fill at the same time at {minute}; there are {bays} bays.',
  'boarding-turn':
    '{vehicle} fills at {site} at {minute}, before {before}, which came earlier and waits.',
  'leaves-unfilled':
    '{vehicle} leaves {from} at {minute}, before the last one is on board at {boarded}.',
  'trip-not-before': '{vehicle} leaves {from} at {minute}; this trip may leave from {earliest} on.',

  'received-too-early':
    'People get off {vehicle} at {site} at {minute}, and it is there only at {arrives}.',
  'alighting-minutes':
    'People get off {vehicle} at {site} for {minutes} minutes, where it takes {expected}.',
  'alighting-bays':
    'At {site} {number} vehicles empty at the same time at {minute}; there are {bays} bays.',
  'alighting-turn':
    '{vehicle} empties at {site} at {minute}, before {before}, which came earlier and waits.',
  intake:
    '{site} takes in people of {number} vehicles at the same time at {minute}, and can only one after the other.',
  'site-full': '{site} can receive {places} people, and {people} are brought.',
  'beds-full': '{site} can receive {places} people lying, and {people} are brought.',

  'empty-load': '{vehicle} leaves {from} at {minute} with nobody.',
  'group-parted': 'Group {group} travels {times} times with {vehicle}: a group is never parted.',
  'group-elsewhere':
    'Group {group} waits at {waits} as part of {of}, and {vehicle} takes it from {from} as part of {batch}.',
  'more-than-waiting': 'Group {group} travels {times} times, and {waiting} such groups wait.',
  'people-of-load': '{vehicle} leaves {from} at {minute} with other people than its load has.',
  'places-exceeded':
    '{vehicle} has {places} {what} places, and {people} are to take them from {from} at {minute}.',
  'not-a-destination': '{batch} may not be brought to {to}, and {vehicle} brings them there.',
  'vehicle-not-let-in': '{vehicle} may not take {batch}.',
  'batch-held': '{batch} is held ({held}), and {vehicle} leaves with them at {minute}.',

  after:
    '{batch} leaves at {minute} when {people} of {of} have {has}; {needed} are required first.',
  abreast:
    '{batch} is {share} gone with the departure at {minute}, while {other} of {of} have {has}: no more than {ahead} ahead is allowed.',
  together: '{batch} leaves at {minute}, before a vehicle of {of} stands filled.',
  'not-before': '{batch} leaves at {minute}, and may from {earliest} on.',

  'convoy-apart': 'Convoy {convoy} has vehicles of other people or on other ways than its first.',
  'convoy-too-long': 'Convoy {convoy} has {number} vehicles; {most} are allowed.',
  'convoy-assembling':
    'Convoy {convoy} leaves at {minute}, and may from {earliest} on: its last vehicle is filled at {filled}.',
  'convoy-headway':
    '{vehicle} leaves {minutes} minutes after the one before it in convoy {convoy}; {headway} are required.',
  'convoy-stretched': 'Convoy {convoy} takes {minutes} minutes to leave, and may {most}.',
  escorts:
    '{number} convoys are on the road at the same time at {minute}; there are escorts for {escorts}.',
} as const;

export type Rule = keyof typeof RULES;

export interface Violation {
  readonly rule: Rule;
  /** Ids, names and figures (minutes) that the sentence names. */
  readonly of: { readonly [name: string]: string | number };
}

const figure = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 1e4) / 1e4) : value;

export const violationToText = ({ rule, of }: Violation): string =>
  RULES[rule].replace(/\{(\w+)\}/g, (_, name: string) => figure(of[name] ?? '?'));

export type Tell = (rule: Rule, of: Violation['of']) => void;
