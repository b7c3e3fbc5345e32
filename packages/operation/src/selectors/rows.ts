import type { SubjectId } from '../event.ts';
import type { Index } from './create-index.ts';

/** What people call it: `12`, `Ramouseh`; the id's own name where nobody named it. */
export const labelOf = (index: Index, id: SubjectId | null): string | null => {
  if (id === null) return null;
  const { store } = index;
  const named =
    store.get('vehicle', id)?.listed?.label ??
    store.get('site', id)?.defined?.name ??
    store.get('post', id)?.label ??
    store.get('party', id)?.name ??
    store.get('corridor', id)?.name;
  return named ?? id.slice(id.indexOf('/') + 1);
};
