import type { Index, SubjectId } from '@corridor/operation';

/** What the account is made from. A call that is logged, a claim, a discrepancy handed over: nothing of it counts people. */
const COUNTS = new Set(['trip', 'stream', 'site', 'post', 'vehicle', 'corridor', 'operation']);

/**
 * Whether a change is one that the account has to read. A post answers every hour that all is well and is still there; a
 * vehicle breaks down and is still a bus: those are by far the most, and would have everything read again for nothing.
 */
export const createRelevant = (index: Index): ((subject: SubjectId) => boolean) => {
  const known = new Map<SubjectId, string>();
  const isNews = (subject: SubjectId, read: unknown) => {
    const now = JSON.stringify(read) ?? '';
    const isSame = known.get(subject) === now;
    known.set(subject, now);
    return !isSame;
  };
  return (subject) => {
    const type = subject.slice(0, subject.indexOf('/'));
    if (!COUNTS.has(type)) return false;
    if (type === 'post') {
      const post = index.store.get('post', subject);
      return isNews(subject, post && [post.site, post.watched]);
    }
    if (type === 'vehicle') {
      const vehicle = index.store.get('vehicle', subject);
      return isNews(subject, vehicle && [vehicle.listed, vehicle.linked]);
    }
    return true;
  };
};
