'use client';

import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './entry.module.css';

/** A neutral notice in a card. */
export function EntryNotice({ children }: { children: ReactNode }) {
  return (
    <p className={classes.notice} role="status">
      <IconInfoCircle size={16} stroke={1.7} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
