import type { LineId, OperationEvent, SubjectId } from '../event.ts';
import { WORDING_FIELDS } from '../kinds/term.ts';
import type { TermStance, TermState, TermVersion, TermWording } from '../state/agreement.ts';
import type { Suspension } from '../state/common.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';
import { lastWritten, standingStops, toSuspension } from './suspension.ts';

type Status = Exclude<TermState['status'], 'unknown'>;
const CARE: { readonly [status in Status]: number } = {
  fulfilled: 0,
  'in-force': 1,
  proposed: 2,
  suspended: 3,
  disputed: 4,
  withdrawn: 5,
};

interface Word {
  readonly by?: SubjectId;
  readonly saidBy?: string;
  readonly source?: SubjectId;
}
type Spoken = TermWording & {
  readonly by?: SubjectId;
  readonly reportedBy?: SubjectId;
  readonly at?: number;
};

const wordingOf = (fact: Spoken): TermWording => {
  const wording: { [name: string]: unknown } = {};
  for (const name of WORDING_FIELDS) if (fact[name] !== undefined) wording[name] = fact[name];
  return wording as TermWording;
};

/** Wordings stand side by side, each with who said it and who confirmed it, until one is in force. */
export const foldTerm = (id: SubjectId, lines: readonly OperationEvent[]): TermState => {
  const { events, seen, common } = prepare('term', id, lines);
  const versions: TermVersion[] = [];
  const confirmations = new Map<LineId, Set<SubjectId>>();
  const settings: Setting<Status>[] = [];
  const words = new Map<LineId, Word>();
  let inForceLine: LineId | null = null;
  const wasInForce = new Set<LineId>();
  let current: TermWording = {};

  const stances = new Map<SubjectId, TermStance>();
  const suspensions = new Map<string, Suspension>();
  const agreed: Setting<'in-force' | 'withdrawn'>[] = [];
  const stopped: OperationEvent[] = [];
  const resumed: OperationEvent[] = [];
  const stand = (
    party: SubjectId,
    is: TermStance['is'],
    of: LineId | null,
    event: (typeof events)[number],
  ) => {
    stances.set(party, { party, is, of, told: momentOf(event) });
  };

  const say = (kind: TermVersion['kind'], event: (typeof events)[number], fact: Spoken) => {
    const says = wordingOf(fact);
    versions.push({
      line: event.id,
      kind,
      by: fact.by ?? null,
      reportedBy: fact.reportedBy ?? null,
      told: momentOf(event),
      says,
      whole: { ...current, ...says },
      confirmedBy: [],
      inForce: false,
    });
    if (fact.by) stand(fact.by, 'said', event.id, event);
  };
  const set = (value: Status, event: (typeof events)[number], word: Word) => {
    settings.push({ value, event });
    words.set(event.id, word);
  };

  for (const event of events) {
    switch (event.kind) {
      case 'proposed@1':
        say('proposed', event, event.fact);
        // What nobody has contradicted yet is what a later speaker leaves unchanged.
        if (!inForceLine) current = { ...current, ...wordingOf(event.fact) };
        set('proposed', event, event.fact);
        break;
      case 'said@1':
        say('said', event, event.fact);
        break;
      case 'amended@1':
        say('amended', event, event.fact);
        break;
      case 'confirmed@1': {
        const by = confirmations.get(event.fact.of) ?? new Set();
        confirmations.set(event.fact.of, by.add(event.fact.by));
        stand(event.fact.by, 'agrees', event.fact.of, event);
        break;
      }
      case 'resumed@1':
        if (event.fact.by) stand(event.fact.by, 'agrees', null, event);
        resumed.push(event);
        set(inForceLine ? 'in-force' : 'proposed', event, event.fact);
        break;
      case 'in-force@1': {
        // Without a mention it is what was confirmed last, else what was said last.
        const named = event.fact.of;
        const version =
          versions.find((one) => one.line === named) ??
          (named === undefined
            ? (versions.findLast((one) => confirmations.has(one.line)) ??
              versions[versions.length - 1])
            : undefined);
        // Another wording put in force in the night moves nobody who was stopped.
        if (!version || inForceLine === null || version.line === inForceLine) resumed.push(event);
        if (version) {
          // What it left unchanged when it was said may have been changed since; gone back to, it is as it was.
          const isAgain = wasInForce.has(version.line);
          const whole =
            inForceLine === null || isAgain ? version.whole : { ...current, ...version.says };
          versions[versions.indexOf(version)] = { ...version, whole };
          wasInForce.add(version.line);
          inForceLine = version.line;
          current = whole;
        }
        agreed.push({ value: 'in-force', event });
        set('in-force', event, event.fact);
        break;
      }
      case 'disputed@1':
        stand(event.fact.by, 'disputes', null, event);
        set('disputed', event, event.fact);
        break;
      case 'withdrawn@1':
        stand(event.fact.by, 'withdrew', null, event);
        agreed.push({ value: 'withdrawn', event });
        set('withdrawn', event, event.fact);
        break;
      case 'suspended@1':
        suspensions.set(event.id, toSuspension(event));
        stopped.push(event);
        set('suspended', event, event.fact);
        break;
      case 'fulfilled@1':
        set('fulfilled', event, event.fact);
        break;
      default:
        event satisfies never;
    }
  }

  const status = settle(settings, CARE, seen);
  const stands = settle(agreed, { 'in-force': 0, withdrawn: 1 }, seen)?.stands;
  const stops = standingStops(stopped, resumed, seen);
  const isStopped = stops.length > 0 && status?.stands.value === 'in-force';
  const word = status && words.get(status.stands.event.id);
  const told = versions.map((version) => ({
    ...version,
    confirmedBy: [...(confirmations.get(version.line) ?? [])].sort(),
    inForce: version.line === inForceLine,
  }));
  return {
    ...common(contestedOf('status', status), []),
    type: 'term',
    status: isStopped
      ? 'suspended'
      : (status?.stands.value ?? (versions.length ? 'proposed' : 'unknown')),
    since: status ? momentOf(status.stands.event) : null,
    saidBy: word?.by ?? word?.saidBy ?? null,
    source: word?.source ?? null,
    versions: told,
    inForce: told.find((version) => version.inForce) ?? null,
    withdrawn: stands?.value === 'withdrawn' ? momentOf(stands.event) : null,
    stances: [...stances.values()].sort((a, b) => (a.party < b.party ? -1 : 1)),
    suspension:
      (status && suspensions.get(status.stands.event.id)) ??
      (isStopped ? stops.at(-1) : null) ??
      null,
    stops,
    stoppedLast: lastWritten(stopped),
  };
};
