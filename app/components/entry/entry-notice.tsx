'use client';

import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './entry.module.css';

/** One calm sentence in a card: nothing is wrong, something is to be known. */
export function EntryNotice({ children }: { children: ReactNode }) {
  return (
    <p className={classes.notice} role="status">
      <IconInfoCircle size={16} stroke={1.7} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
