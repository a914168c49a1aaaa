'use client';

import { StateIcon } from '#app/theme/state-icon.tsx';
import type { SideRefusal } from '#lib/contract/problems.ts';
import classes from './connect.module.css';

export type Failure = Pick<SideRefusal, 'detail' | 'remedy'> | undefined;

/** Explains why a side couldn't be connected, next to its address and token. */
export function SideFailure({ failure }: { failure: Failure }) {
  if (!failure) return null;
  return (
    <p className={classes.failure} role="alert">
      <StateIcon state="FAILED" />
      <span>
        <b>{failure.detail}</b> {failure.remedy}
      </span>
    </p>
  );
}
