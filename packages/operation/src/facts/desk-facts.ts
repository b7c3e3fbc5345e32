import type { SubjectId } from '../event.ts';
import type { TallyFact } from '../state/trip.ts';
import type { DeskAct, DeskCall } from './desk-call.ts';
import { tallied } from './tally.ts';
import { arrived, departed, halted, passed, sentBack } from './trip.ts';

const POINTS: { readonly [act in DeskAct]: TallyFact['point'] } = {
  boarding: 'boarding',
  departed: 'boarding',
  passed: 'checkpoint',
  halted: 'checkpoint',
  'sent-back': 'checkpoint',
  arrived: 'alighting',
};

/** The facts of a call, in the order in which they are to be written, all under the trip. */
export const deskFacts = (
  call: DeskCall,
  more: {
    /** The post that counted, as heard by radio or written on its sheet. */
    readonly countedBy: SubjectId;
    /** Where the desk has it from. */
    readonly keyedBy: NonNullable<TallyFact['keyedBy']>;
    readonly method: TallyFact['method'];
    readonly at?: number | undefined;
    readonly to?: SubjectId | undefined;
    readonly corridor?: SubjectId | undefined;
  },
) => {
  const { vehicle, act, site, people, about } = call;
  const { countedBy, keyedBy, method, at, to, corridor } = more;
  const tally =
    people === null
      ? []
      : [
          tallied({
            point: POINTS[act],
            site,
            part: 'whole',
            people,
            about: about ?? undefined,
            method: about ? 'by-eye' : method,
            children: call.children ?? undefined,
            wounded: call.wounded ?? undefined,
            lying: call.lying ?? undefined,
            laps: call.laps ?? undefined,
            countedBy,
            keyedBy,
            at,
          }),
        ];
  switch (act) {
    case 'boarding':
      return tally;
    case 'departed':
      return [...tally, departed({ vehicle, site, to, corridor, at })];
    case 'passed':
      return [passed({ site, people: people ?? undefined, at }), ...tally];
    case 'halted':
      return [halted({ site, at }), ...tally];
    case 'sent-back':
      return [sentBack({ site, at }), ...tally];
    case 'arrived':
      return [arrived({ site, vehicle, slip: call.slip !== null, at }), ...tally];
  }
};
