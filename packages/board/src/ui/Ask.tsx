import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './ask.css';

/**
 * A key that goes, or can no longer be pressed, takes the keyboard along with it: then Escape would reach nobody, and a letter the wall
 * behind. With the next key the keyboard is back in the dialog that lies on top.
 */
function KeyboardStays(props: { readonly onClose: () => void }) {
  const within = useRef<HTMLSpanElement>(null);
  const close = useRef(props.onClose);
  close.current = props.onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { activeElement, body } = document;
      if (activeElement !== null && activeElement !== body) return;
      const own = within.current?.closest<HTMLElement>('[role="dialog"]');
      if (!own || own !== [...document.querySelectorAll('[role="dialog"]')].at(-1)) return;
      own.focus();
      if (event.key === 'Tab') return;
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close.current();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
  return <span ref={within} hidden />;
}

/** A dialog in the middle (`ask`), or a drawer at the side that leaves the picture in view. */
export function Ask(props: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly form?: 'ask' | 'drawer' | 'wide';
  readonly testId?: string;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay
      className={`overlay ${props.form ?? 'ask'}`}
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal className={`modal ${props.form ?? 'ask'}`}>
        <Dialog className="dialog" data-testid={props.testId}>
          <KeyboardStays onClose={props.onClose} />
          <Heading slot="title" className="dialog-title">
            {props.title}
          </Heading>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
