import { EDITIONS } from './codes.ts';
import { attachment, code, count, fact, instant, listOf, maybe, ref } from './fields.ts';

export const exports_ = {
  'made@1': fact({
    edition: code(EDITIONS),
    forWhom: listOf(ref('party'), 20),
    cutOff: instant(),
    delayMinutes: count(),
    content: attachment(),
    secondSignature: maybe(ref('device')),
  }),
};
