import { Stop } from '../cli/exit.ts';
import type { Hub } from '../hub.ts';
import type { Operation } from '../operations/operation.ts';

/** An operation by its id, or by a name that only one of them has. */
export function operationByWord(hub: Hub, word: string): Operation {
  const found = hub.operations().filter(({ op, name }) => op === word || name() === word);
  const [operation] = found;
  if (operation && found.length === 1) return operation;
  const why =
    found.length > 1 ? 'Several operations have that name' : 'This hub holds no such operation';
  throw new Stop('missing', `${why}: ${word}.`, 'List them with "corridor operations".');
}
