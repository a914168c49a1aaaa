'use client';

import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './admin.module.css';

type Props = {
  title: string;
  /** False where only a button within closes it: what it shows would be lost, or is on its way. */
  closable: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** Something to fill in, or to take note of; a click beside it loses nothing. */
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
