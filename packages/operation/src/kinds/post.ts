import { POST_LEFT_REASONS } from './codes.ts';
import { code, fact, label, maybe, ref, toldLater } from './fields.ts';

const access = () => fact({ of: maybe(ref('party')), by: maybe(ref('party')), ...toldLater });

export const post = {
  'staffed@1': fact({ site: ref('site'), label: maybe(label()), ...toldLater }),
  'left@1': fact({
    reason: code(POST_LEFT_REASONS),
    toldBy: maybe(ref('party')),
    ...toldLater,
  }),
  'access-asked@1': access(),
  'access-granted@1': access(),
  'access-refused@1': access(),
  'all-answered@1': fact({ ...toldLater }),
};
