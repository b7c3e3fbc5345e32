import type { Random } from '../random.ts';
import { isIn, type Span, spanAt } from './spans.ts';
import type { Phone, Post, Staff } from './staff.ts';

/** Who of ours is where, when. */
export interface Duty {
  /** Phones at this site whose post is staffed now, lanes' own counters apart. */
  readonly at: (site: string, moment: number) => readonly Phone[];
  /** One of them; null where nobody watches. */
  readonly one: (random: Random, site: string, moment: number) => Phone | null;
  readonly isWorking: (phone: Phone, moment: number) => boolean;
  readonly postOf: (phone: Phone) => Post;
  readonly watchOf: (post: Post, moment: number) => Span | null;
}

export const createDuty = (staff: Staff): Duty => {
  const posts = new Map(staff.posts.map((post) => [post.id, post]));
  const bySite = Map.groupBy(
    staff.phones.filter((phone) => phone.lane === null),
    (phone) => phone.site,
  );
  const postOf = (phone: Phone) => posts.get(phone.post) as Post;
  const isWorking = (phone: Phone, moment: number) =>
    phone.works.from <= moment && moment < phone.works.to && isIn(postOf(phone).watched, moment);
  const at = (site: string, moment: number) =>
    (bySite.get(site) ?? []).filter((phone) => isWorking(phone, moment));
  return {
    at,
    postOf,
    isWorking,
    watchOf: (post, moment) => spanAt(post.watched, moment),
    one: (random, site, moment) => {
      const here = at(site, moment);
      return here.length ? random.pick(here) : null;
    },
  };
};
