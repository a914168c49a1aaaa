'use client';

import type { ReactNode } from 'react';
import { StateIcon } from '#app/theme/state-icon.tsx';
import classes from './account.module.css';

/** Confirms an action next to its button. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <p className={classes.said} role="status">
      <StateIcon state="SUCCEEDED" />
      <span>{children}</span>
    </p>
  );
}
