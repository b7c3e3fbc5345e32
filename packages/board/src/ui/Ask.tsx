import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './ask.css';

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
          <Heading slot="title" className="dialog-title">
            {props.title}
          </Heading>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
