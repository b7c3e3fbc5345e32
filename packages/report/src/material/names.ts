import type { Index, SubjectId } from '@corridor/operation';

const bare = (id: SubjectId): string => id.slice(id.indexOf('/') + 1);

/** Whoever or whatever a reference names; a label names itself. */
export const nameIn = (index: Index, id: string | null | undefined): string | null => {
  if (!id) return null;
  const { store } = index;
  if (id.startsWith('site/')) return store.get('site', id)?.defined?.name ?? bare(id);
  if (id.startsWith('party/')) return store.get('party', id)?.name ?? bare(id);
  if (id.startsWith('corridor/')) return store.get('corridor', id)?.name ?? bare(id);
  if (id.startsWith('vehicle/')) return store.get('vehicle', id)?.listed?.label ?? bare(id);
  if (id.startsWith('claim/')) return store.get('claim', id)?.claim?.speaker ?? null;
  if (id.startsWith('document/')) return store.get('document', id)?.added?.publisher ?? null;
  // Our own posts have names of people's making; nobody needs them here.
  return /^[a-z]+\//.test(id) ? null : id;
};
