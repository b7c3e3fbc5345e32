import type { Draft } from '@corridor/log';
import type { AgreementFinding, SubjectId } from '@corridor/operation';
import { t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { type Board, useBoard } from '../../app/board.ts';
import { thingName } from '../../guard/names.ts';
import { newAct } from '../../guard/useWrite.ts';
import { findingText } from '../findingText.ts';
import { idOfFinding, type Pending, type Weighed, weigh } from '../weigh.ts';
import { say } from '../words.ts';
import { type Built, FIRST } from './facts.ts';

const WAITS = 50;
const TRIES = 40;

/** The line of a subject that was just written: it stands last, and did not stand there before. */
async function lineWritten(board: Board, subject: string, before: ReadonlySet<string>) {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = board.heads(subject).find((head) => !before.has(head));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, WAITS));
  }
  return null;
}

/** Writes what was weighed, first what is said, then what speaks of it. The sentence of a failure, or null. */
export async function writeLines(board: Board, lines: readonly Pending[]): Promise<string | null> {
  const act = newAct();
  const toDraft = ({ subject, kind, fact }: Pending): Draft => {
    const after = board.heads(subject);
    return { subject, kind, fact, act, ...(after.length ? { after } : {}) };
  };
  const first = lines.find(({ line }) => line === FIRST);
  if (!first) return board.record(lines.map(toDraft));
  const before = new Set(board.heads(first.subject));
  const failed = await board.record([toDraft(first)]);
  const others = lines.filter((line) => line !== first);
  if (failed || others.length === 0) return failed;
  const id = await lineWritten(board, first.subject, before);
  if (!id) return t('What was said is recorded; who agreed to it is not. Record that again.');
  return board.record(
    others.map(({ subject, kind, fact }) => {
      const { of } = fact as { readonly of?: string };
      return toDraft({
        subject,
        kind,
        fact: of === FIRST ? { ...(fact as object), of: id } : fact,
      });
    }),
  );
}

export interface Entry {
  /** What is wrong with a field, in a sentence; empty where nothing is. */
  readonly fault: (field: string) => string;
  /** What concerns no field of this form. */
  readonly refusals: readonly string[];
  readonly notes: readonly string[];
  readonly failed: string | null;
  readonly isBusy: boolean;
  readonly write: () => Promise<void>;
}

const NOTHING: readonly AgreementFinding[] = [];

/** One form: its own faults once somebody tried, the check of the whole agreement as soon as it is complete. */
export function useEntry(props: {
  readonly built: Built;
  /** The subject whose fields the form shows. */
  readonly subject: SubjectId;
  /** Fields that the form shows under these names. */
  readonly fields: readonly string[];
  readonly onWritten: () => void;
}): Entry {
  const board = useBoard();
  const { facts, records, device, clock } = board;
  const { built, subject } = props;
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const text = built.ok ? JSON.stringify(built.lines) : '';
  const weighed = useMemo((): Weighed | null => {
    if (!text) return null;
    const lines = JSON.parse(text) as readonly Pending[];
    return weigh({ facts, records, device }, lines, board.nowAt());
  }, [text, facts, records, device, board.nowAt]);
  const now = board.nowAt();
  const isOfField = (finding: AgreementFinding, field: string) =>
    weighed !== null &&
    finding.where.field === field &&
    idOfFinding(weighed.draft, finding) === subject;
  const say_ = (finding: AgreementFinding) =>
    weighed ? findingText(weighed.facts, finding, now, clock) : '';
  const refused = weighed?.refused ?? NOTHING;
  return {
    fault: (field) => {
      const own = !built.ok && isTried ? built.faults[field] : undefined;
      if (own) return say('faults', own);
      const found = refused.find((finding) => isOfField(finding, field));
      return found ? say_(found) : '';
    },
    refusals: refused
      .filter((finding) => !props.fields.some((field) => isOfField(finding, field)))
      .map((finding) => {
        const of = weighed ? idOfFinding(weighed.draft, finding) : subject;
        // Of something else than this form is about: then by its name.
        return of === subject || !weighed
          ? say_(finding)
          : t('{who}: {what}', { who: thingName(weighed.facts, of), what: say_(finding) });
      }),
    notes: (weighed?.noted ?? NOTHING).map(say_),
    failed,
    isBusy,
    write: async () => {
      setTried(true);
      if (!built.ok || isBusy) return;
      // Once more, with whatever was heard since: what another board wrote may stand against it.
      if (weigh(board, built.lines, board.nowAt()).refused.length > 0) return;
      setBusy(true);
      const why = await writeLines(board, built.lines);
      setBusy(false);
      setFailed(why);
      if (why === null) props.onWritten();
    },
  };
}
