import { count, date, fact, hash, label, language, maybe } from './fields.ts';

export const document = {
  'added@1': fact({
    hash: hash(),
    size: count(),
    language: language(),
    publishedOn: maybe(date()),
    publisher: maybe(label()),
  }),
};
