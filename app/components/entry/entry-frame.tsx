'use client';

import type { ReactNode } from 'react';
import { PreferenceMenus } from '#app/components/shared/brand/preference-menus.tsx';
import classes from './entry.module.css';

/** Layout of the sign-in and invitation pages, without the console's navigation. */
export function EntryFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <header className={classes.brand}>
        <span className={classes.brandMark} aria-hidden="true">
          膳
        </span>
        Haizen
      </header>
      <main className={classes.main}>{children}</main>
      <footer className={classes.foot}>
        <PreferenceMenus />
      </footer>
    </div>
  );
}
