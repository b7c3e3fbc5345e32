import { Suspense } from 'react';
import { NotesMenu } from './NotesMenu.tsx';
import { type NoteProps, SCREENS } from './screens.ts';
import type { RecordWhat } from './what.ts';

/** The screen of one of the field's other records. */
export const NoteScreen = ({ what, site }: NoteProps & { readonly what: RecordWhat }) => {
  const Screen = SCREENS[what];
  return Screen ? (
    <Suspense fallback={<main className="screen" aria-busy="true" />}>
      <Screen site={site} />
    </Suspense>
  ) : (
    <NotesMenu site={site} />
  );
};
