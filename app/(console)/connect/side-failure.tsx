'use client';

import { StateIcon } from '#app/theme/state-icon.tsx';
import type { SideRefusal } from '#lib/contract/problems.ts';
import classes from './connect.module.css';

export type Failure = Pick<SideRefusal, 'detail' | 'remedy'> | undefined;

/** Why a side could not be connected, told where its address and token are. */
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
