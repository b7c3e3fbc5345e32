import type { LineId, OperationEvent, SubjectId } from '../event.ts';
import type { StatementState } from '../state/records.ts';
import { type EventOf, momentOf, prepare } from './prepare.ts';

type Event = EventOf<'statement'>;
type Of<K extends Event['kind']> = Extract<Event, { readonly kind: K }>;

const ofKind = <K extends Event['kind']>(events: readonly Event[], kind: K): readonly Of<K>[] =>
  events.filter((event): event is Of<K> => event.kind === kind);

const isCorrection = ({ kind }: OperationEvent) => kind === 'corrected@1';

/** Corrections of a line, and corrections of those. */
const correctionsOf = (id: LineId, lines: readonly OperationEvent[]): readonly OperationEvent[] => {
  const about = new Set([id]);
  return lines.filter((line) => {
    if (!isCorrection(line) || !about.has((line.fact as { readonly of: LineId }).of)) return false;
    about.add(line.id);
    return true;
  });
};

const knewWith = (draft: Of<'drafted@1'>, events: readonly Event[]): readonly LineId[] | null => {
  const own = ofKind(events, 'knew@1').filter(
    ({ act, device }) => act !== undefined && act === draft.act && device === draft.device,
  );
  return own.length ? own.flatMap(({ fact }) => fact.heads) : null;
};

export const foldStatement = (id: SubjectId, lines: readonly OperationEvent[]): StatementState => {
  const { events, seen, common } = prepare('statement', id, lines);
  const said = ofKind(events, 'said@1');
  const [first] = said;
  // What is out stands for ever: only what was there when it was said makes it up.
  const held = first && lines.filter((line) => line.id === first.id || seen(first, line));
  const saidEvents = held ? prepare('statement', id, held).events : events;
  const draft = (ofKind(saidEvents, 'drafted@1').at(-1) ?? ofKind(events, 'drafted@1').at(-1)) as
    | Of<'drafted@1'>
    | undefined;
  const corrections = draft ? correctionsOf(draft.id, held ?? lines) : [];
  // Nobody clears words they have not seen: a draft changed meanwhile needs clearing again.
  const clearing = ofKind(events, 'cleared@1').findLast(
    (each) =>
      (each.fact.of === undefined || each.fact.of === draft?.id) &&
      (!draft || seen(each, draft)) &&
      corrections.every((correction) => seen(each, correction)),
  );
  const supersededBy = ofKind(events, 'superseded@1').at(-1)?.fact.by ?? null;
  const changes = lines.filter(
    (line) =>
      first &&
      line.id !== draft?.id &&
      !held?.includes(line) &&
      (line.kind === 'drafted@1' || (draft && correctionsOf(draft.id, lines).includes(line))),
  );
  return {
    ...common([], []),
    type: 'statement',
    drafted: draft?.fact ?? null,
    draftedBy: draft ? { ...momentOf(draft), person: draft.person } : null,
    knew: draft ? knewWith(draft, events) : null,
    status: supersededBy
      ? 'superseded'
      : first
        ? 'said'
        : clearing
          ? 'cleared'
          : draft
            ? 'drafted'
            : 'unknown',
    cleared: clearing
      ? {
          ...momentOf(clearing),
          function: clearing.fact.function ?? null,
          isByDrafter: clearing.person === draft?.person,
        }
      : null,
    said: said.map((event) => ({
      ...momentOf(event),
      channel: event.fact.channel,
      to: event.fact.to ?? [],
      text: event.fact.text ?? null,
    })),
    isSaidUncleared: first !== undefined && !(clearing && seen(first, clearing)),
    changedSinceSaid: changes.length,
    supersededBy,
  };
};
