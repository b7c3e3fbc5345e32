import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Live } from '../session/live.ts';
import { type ContactDesk, openContactDesk } from './desk.ts';
import { openShelf } from './shelf.ts';
import { type ContactsView, nothing as closedView } from './view.ts';

export interface Contacts {
  readonly desk: Pick<ContactDesk, 'log' | 'letIn'>;
  readonly view: ContactsView;
}

/** Where the storage of this board does not open nothing can be sealed here. */
const broken = (fault: string): Contacts => ({
  desk: { log: async () => fault, letIn: async () => fault },
  view: { ...closedView, fault },
});

const ContactsContext = createContext<Contacts | null>(null);

/** null outside of an operation, and while the storage of this board is being opened. */
export const useContacts = (): Contacts | null => useContext(ContactsContext);

/** Opens what was sealed to this board and keeps it in step, whichever screen is shown. */
export function ContactsProvider(props: { readonly live: Live; readonly children: ReactNode }) {
  const { live } = props;
  const [contacts, setContacts] = useState<Contacts | null>(null);
  useEffect(() => {
    let isGone = false;
    let close = () => {};
    openShelf(indexedDB).then(
      (shelf) => {
        if (isGone) {
          shelf.close();
          return;
        }
        const desk = openContactDesk({ live, shelf, realNow: Date.now });
        const show = () => setContacts({ desk, view: desk.view() });
        const unfollow = desk.subscribe(show);
        show();
        close = () => {
          unfollow();
          desk.close();
          shelf.close();
        };
      },
      (fault: unknown) => {
        if (!isGone) setContacts(broken(String(fault)));
      },
    );
    return () => {
      isGone = true;
      close();
      setContacts(null);
    };
  }, [live]);
  return <ContactsContext value={contacts}>{props.children}</ContactsContext>;
}
