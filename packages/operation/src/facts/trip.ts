import type { Fact } from '../kinds/index.ts';
import { type Draft, draft, type Given } from './draft.ts';

type TripKind =
  | 'planned@1'
  | 'boarding@1'
  | 'boarded-and-standing@1'
  | 'departed@1'
  | 'passed@1'
  | 'halted@1'
  | 'went-on@1'
  | 'sent-back@1'
  | 'arrived@1'
  | 'cancelled@1'
  | 'adjusted@1';

const maker =
  <K extends TripKind>(kind: K) =>
  (given: Given<Fact<'trip', K>>): Draft<'trip', K> =>
    draft('trip', kind, given);

export const planned = maker('planned@1');
export const boarding = maker('boarding@1');
export const boardedAndStanding = maker('boarded-and-standing@1');
export const departed = maker('departed@1');
export const passed = maker('passed@1');
export const halted = maker('halted@1');
export const wentOn = maker('went-on@1');
export const sentBack = maker('sent-back@1');
export const arrived = maker('arrived@1');
export const cancelled = maker('cancelled@1');
export const adjusted = maker('adjusted@1');
