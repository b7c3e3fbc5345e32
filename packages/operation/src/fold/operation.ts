import type { OperationEvent, SubjectId } from '../event.ts';
import type { Moment } from '../state/common.ts';
import type { OperationState } from '../state/places.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';
import { createStops } from './suspension.ts';

type Phase = OperationState['phase'];
/** A pause said by one side is kept until somebody who knows of it says otherwise. */
const CARE: { readonly [phase in Phase]: number } = {
  moving: 0,
  'winding-down': 1,
  preparing: 2,
  closed: 3,
  paused: 4,
};

type Switch = 'on' | 'off';
/** Of two who did not know of each other, who wants it off is heard. */
const OFF_IS_CAREFUL: { readonly [value in Switch]: number } = { on: 0, off: 1 };

/** What humanitarian notification asks for where nobody agreed otherwise. */
const LEAD_TIMES: OperationState['leadTimes'] = { notice: 48, urgent: 24 };

/** How long what was sealed of calls outlives the operation where nobody said otherwise. */
const CONTACT_DAYS = 90;

/** Before the evening news, and after most vehicles of the day have arrived. */
const DAILY_FIGURE: OperationState['dailyFigure'] = { hour: 18, minute: 0 };

export const foldOperation = (id: SubjectId, lines: readonly OperationEvent[]): OperationState => {
  const { events, seen, common } = prepare('operation', id, lines);
  let opened: OperationState['opened'] = null;
  let closed: Moment | null = null;
  const phases: Setting<Phase>[] = [];
  const wipes: Setting<Switch>[] = [];
  const decoys: Setting<Switch>[] = [];
  const taking = new Map<SubjectId, Setting<'suspended' | 'taking part'>[]>();
  const reasons = new Map<string, string | null>();
  const stops = createStops();
  let leadTimes = LEAD_TIMES;
  let dailyFigure = DAILY_FIGURE;
  const retentions: Setting<string>[] = [];
  const takes = (
    party: SubjectId,
    value: 'suspended' | 'taking part',
    event: (typeof events)[number],
  ) => {
    const list = taking.get(party) ?? [];
    list.push({ value, event });
    taking.set(party, list);
  };

  for (const event of events) {
    switch (event.kind) {
      case 'opened@1':
        opened = event.fact;
        break;
      case 'phase-changed@1':
        phases.push({ value: event.fact.phase, event });
        break;
      case 'participation-suspended@1':
        takes(event.fact.intermediary, 'suspended', event);
        reasons.set(event.id, event.fact.reason ?? null);
        break;
      case 'participation-resumed@1':
        takes(event.fact.intermediary, 'taking part', event);
        break;
      case 'movement-suspended@1':
        stops.suspend(event);
        break;
      case 'movement-resumed@1':
        stops.resume(event);
        break;
      case 'device-protection-set@1':
        wipes.push({ value: event.fact.quickWipe ? 'on' : 'off', event });
        decoys.push({ value: event.fact.decoyPin ? 'on' : 'off', event });
        break;
      case 'lead-times-set@1':
        leadTimes = { notice: event.fact.notice, urgent: event.fact.urgent };
        break;
      case 'contact-retention-set@1':
        retentions.push({ value: String(event.fact.days), event });
        break;
      case 'daily-figure-set@1':
        dailyFigure = { hour: event.fact.hour, minute: event.fact.minute };
        break;
      case 'closed@1':
        closed = momentOf(event);
        phases.push({ value: 'closed', event });
        break;
      default:
        event satisfies never;
    }
  }

  const phase = settle(phases, CARE, seen);
  const { suspension, stops: words, stoppedLast, contested } = stops.settled(seen);
  // Nothing brings back what was destroyed: of two who did not know of each other, the longer time stands.
  const retention = settle(
    retentions,
    Object.fromEntries(retentions.map(({ value }) => [value, Number(value)])),
    seen,
  );
  const quickWipe = settle(wipes, OFF_IS_CAREFUL, seen);
  const decoyPin = settle(decoys, OFF_IS_CAREFUL, seen);
  const participation = [...taking].map(([intermediary, settings]) => ({
    intermediary,
    settled: settle(settings, { 'taking part': 0, suspended: 1 }, seen),
  }));
  return {
    ...common(
      [
        ...contestedOf('phase', phase),
        ...contested,
        ...contestedOf('contact retention', retention),
        ...contestedOf('quick wipe', quickWipe),
        ...contestedOf('decoy PIN', decoyPin),
        ...participation.flatMap(({ intermediary, settled }) =>
          contestedOf(`participation of ${intermediary}`, settled),
        ),
      ],
      [],
    ),
    type: 'operation',
    opened,
    phase: phase?.stands.value ?? 'preparing',
    participation: participation.flatMap(({ intermediary, settled }) =>
      settled
        ? [
            {
              intermediary,
              suspended: settled.stands.value === 'suspended',
              reason: reasons.get(settled.stands.event.id) ?? null,
              since: momentOf(settled.stands.event),
            },
          ]
        : [],
    ),
    suspension,
    stops: words,
    stoppedLast,
    leadTimes,
    dailyFigure,
    contactDays: retention ? Number(retention.stands.value) : CONTACT_DAYS,
    closed: phase?.stands.value === 'closed' ? closed : null,
    protection: {
      quickWipe: quickWipe?.stands.value === 'on',
      decoyPin: decoyPin?.stands.value === 'on',
    },
  };
};
