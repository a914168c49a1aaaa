'use client';

import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refusal } from './refusal.tsx';
import classes from './dialogs.module.css';

type Props = {
  opened: boolean;
  title: string;
  /** The consequences, in full sentences. */
  children: ReactNode;
  words: { readonly confirm: string; readonly keep: string; readonly refused: string };
  pending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
};

/** Confirms an irreversible action. The cancel button has the initial focus. */
export function ConfirmDialog({ opened, title, children, words, pending, error, onConfirm, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} withCloseButton={false} size="sm">
      <div className={classes.dialog}>
        <div className={classes.dialogText}>{children}</div>
        <Refusal error={error} title={words.refused} />
        <div className={classes.dialogFoot}>
          <Button variant="default" data-autofocus disabled={pending} onClick={onClose}>
            {words.keep}
          </Button>
          <Button color="red.9" loading={pending} onClick={onConfirm}>
            {words.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
