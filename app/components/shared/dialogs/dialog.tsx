'use client';

import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './dialogs.module.css';

type Props = {
  title: string;
  /** False if only a button inside closes it, because its content would be lost or a request is pending. */
  closable: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** A modal dialog for a form or a notice. */
export function Dialog({ title, closable, onClose, children }: Props) {
  const common = useTranslations('common');
  return (
    <Modal
      opened
      size="lg"
      title={title}
      withCloseButton={closable}
      closeOnClickOutside={false}
      closeOnEscape={closable}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ close: classes.close }}
      onClose={onClose}
    >
      {children}
    </Modal>
  );
}
