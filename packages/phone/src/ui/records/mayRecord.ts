import { mayWrite, type SubjectType, streamSubject } from '@corridor/operation';
import { counterAt } from '../../pad/tally.ts';
import type { Rights } from '../../session/rights.ts';
import type { RecordWhat } from './what.ts';

/** What each record is mostly written as. */
const WRITTEN: { readonly [what in RecordWhat]: readonly [type: SubjectType, kind: string] } = {
  'own-means': ['stream', 'tallied@1'],
  waiting: ['site', 'waiting-observed@1'],
  crowd: ['site', 'crowd-observed@1'],
  informed: ['site', 'people-informed@1'],
  asked: ['site', 'people-asked@1'],
  breakdown: ['site', 'breakdown-counted@1'],
  checkpoint: ['trip', 'passed@1'],
  standing: ['trip', 'boarded-and-standing@1'],
  halted: ['trip', 'halted@1'],
  'sent-back': ['trip', 'sent-back@1'],
  post: ['post', 'staffed@1'],
  incident: ['incident', 'reported@1'],
  'vehicle-state': ['vehicle', 'state-changed@1'],
};

/** Whether a record of this phone would stand, as the log says its role now. What would not stand is not offered. */
export const mayRecord = (rights: Rights, what: RecordWhat, site: string): boolean => {
  const [subjectType, kind] = WRITTEN[what];
  const subject =
    subjectType === 'site'
      ? site
      : subjectType === 'post'
        ? counterAt(site, rights.post).post
        : subjectType === 'stream'
          ? streamSubject(site)
          : `${subjectType}/any`;
  return mayWrite(rights.role, {
    kind,
    subject,
    subjectType,
    fact: { site },
    sites: rights.sites,
    ...(rights.post === null ? {} : { post: rights.post }),
  });
};
