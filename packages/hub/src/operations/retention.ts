import { createProjection, isFounder, type Line, type OpenLog } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { folding, type SubjectState, subjectTypeOf } from '@corridor/operation';

/** What was sealed of calls, and until when it may be kept. */
export interface Retention {
  /** Hashes that calls name, and nothing else does, once their time is over; empty before. */
  readonly overdue: (now: number) => Promise<readonly string[]>;
}

const dayMs = 86_400_000;
const namedHash = /"hash":"([\w-]{43})"/g;

/** Decides about the operation's end, or about who may say so. */
const decides = ({ body }: Line): boolean =>
  body !== null && ['operation', 'device'].includes(subjectTypeOf(body.subject));

/**
 * When what was sealed of calls is to be destroyed, ms since 1970; null while the operation is open. Folded from what
 * says who may close it and that it is closed, as a board folds it. Of all times that are told of the closing the latest
 * counts: a day set wrong must not destroy today what belongs to the next three months.
 */
async function dueAt(log: OpenLog): Promise<number | null> {
  async function* deciding() {
    for await (const lines of log.lines()) yield lines.filter(decides);
  }
  const projection = await createProjection<SubjectState>({
    log: { chains: log.chains, digest: log.digest, subscribe: () => () => {}, lines: deciding },
    ...folding,
    isFounder: (device) => isFounder(log.op, device, hashText),
  });
  try {
    for (const state of projection.states('operation').values()) {
      if (state.type !== 'operation' || !state.opened || !state.closed) continue;
      const { line, at } = state.closed;
      const written = projection.events(state.id).find(({ id }) => id === line)?.at ?? at;
      const closedAt = Math.max(at, written, log.receivedAt(line) ?? at);
      return closedAt + state.contactDays * dayMs;
    }
    return null;
  } finally {
    projection.close();
  }
}

/** Read anew only when the log has grown: an operation that is over is read once. */
export function createRetention(log: OpenLog): Retention {
  let known: { readonly lines: number; readonly due: number | null } | null = null;

  const hashes = async () => {
    const ofCalls = new Set<string>();
    const ofOthers = new Set<string>();
    for await (const lines of log.lines()) {
      for (const { body, bodyText } of lines) {
        if (!body) continue;
        const to = body.subject.startsWith('contact/') ? ofCalls : ofOthers;
        for (const [, hash = ''] of bodyText.matchAll(namedHash)) to.add(hash);
      }
    }
    // Whoever named a medical record in a call could have it destroyed.
    return [...ofCalls].filter((hash) => !ofOthers.has(hash));
  };

  return {
    async overdue(now) {
      const { lines } = log.size();
      if (known?.lines !== lines) known = { lines, due: await dueAt(log) };
      return known.due !== null && now >= known.due ? hashes() : [];
    },
  };
}
