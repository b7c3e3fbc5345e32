import { mayRead } from '@corridor/operation';
import { Lists } from '../lists/Lists.tsx';
import { Contacts } from './Contacts.tsx';

const anyList = {
  kind: 'given@1',
  subject: 'list/any',
  subjectType: 'list',
  fact: {},
  sites: [],
};

/** What belongs to the agreement and is not of it: who spoke with whom, and which lists of names went where. */
export function CallsAndLists(props: { readonly now: number; readonly role: string }) {
  return (
    <>
      <Contacts now={props.now} />
      {mayRead(props.role, anyList) && <Lists now={props.now} />}
    </>
  );
}
