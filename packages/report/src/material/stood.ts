import type { OperationEvent, SubjectId, SubjectType } from '@corridor/operation';
import type { RecordsThen } from '../records/records.ts';
import { nameIn } from './names.ts';
import type { Suspended } from './types.ts';

type Fact = Readonly<Record<string, unknown>>;
const textIn = (fact: Fact, name: string): string | null =>
  typeof fact[name] === 'string' ? fact[name] : null;

const STOPS: ReadonlySet<string> = new Set(['suspended@1', 'movement-suspended@1', 'closed@1']);
const GOES: ReadonlySet<string> = new Set(['resumed@1', 'opened@1', 'movement-resumed@1']);
const OF = [
  ['corridor', 'road'],
  ['site', 'place'],
  ['term', 'term'],
  ['operation', 'operation'],
] as const satisfies readonly (readonly [SubjectType, Suspended['what']])[];

/** Without what was taken back, and as it was corrected. */
const asItStands = (events: readonly OperationEvent[]) => {
  const patches = new Map<string, Fact | null>();
  const authors = new Map(events.map(({ id, device }) => [id, device]));
  for (const { kind, device, fact } of events) {
    if (kind !== 'retracted@1' && kind !== 'corrected@1') continue;
    const { of, ofAnother, fact: patch } = fact as Fact;
    if (typeof of !== 'string' || (authors.get(of) !== device && ofAnother !== true)) continue;
    patches.set(of, kind === 'retracted@1' ? null : { ...patches.get(of), ...(patch as Fact) });
  }
  return events.flatMap(({ id, kind, at, fact }) => {
    const patch = patches.get(id);
    if (patch === null) return [];
    const whole = { ...(fact as Fact), ...patch };
    return [{ kind, fact: whole, at: typeof whole.at === 'number' ? whole.at : at }];
  });
};

/** From the first word that something stands to the next that it goes on. */
export const suspensionsIn = ({ index, events }: RecordsThen): readonly Suspended[] => {
  const spans: Suspended[] = [];
  const orderedBy = (fact: Fact) => {
    const name = nameIn(index, textIn(fact, 'orderedBy'));
    return name === null ? {} : { orderedBy: name };
  };
  const walk = (
    subject: SubjectId,
    what: Suspended['what'],
    stepOf: (kind: string, fact: Fact) => 'stop' | 'go' | null,
    name: string | null,
  ) => {
    let open: Omit<Suspended, 'to'> | null = null;
    const told = [...asItStands(events(subject))].sort((a, b) => a.at - b.at);
    for (const { kind, fact, at } of told) {
      const step = stepOf(kind, fact);
      if (step === 'stop' && !open)
        open = { what, name, from: at, reason: textIn(fact, 'reason'), ...orderedBy(fact) };
      if (step === 'go' && open) {
        spans.push({ ...open, to: at });
        open = null;
      }
    }
    if (open) spans.push({ ...open, to: null });
  };
  for (const [type, what] of OF) {
    for (const { id } of index.store.all(type)) {
      const name = type === 'operation' || type === 'term' ? null : nameIn(index, id);
      walk(
        id,
        what,
        (kind) => (isStop(type, kind) ? 'stop' : isGo(type, kind) ? 'go' : null),
        name,
      );
    }
  }
  for (const operation of index.store.all('operation')) {
    for (const { intermediary } of operation.participation) {
      walk(
        operation.id,
        'participation',
        (kind, fact) =>
          fact.intermediary !== intermediary
            ? null
            : kind === 'participation-suspended@1'
              ? 'stop'
              : kind === 'participation-resumed@1'
                ? 'go'
                : null,
        nameIn(index, intermediary),
      );
    }
  }
  return spans.sort((a, b) => a.from - b.from || ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
};

/** That an operation or a road opened or closed is its life; that a road closed is also a stop. */
const isStop = (type: SubjectType, kind: string): boolean =>
  STOPS.has(kind) && (kind !== 'closed@1' || type === 'corridor');
const isGo = (type: SubjectType, kind: string): boolean =>
  GOES.has(kind) && (kind !== 'opened@1' || type === 'corridor');
