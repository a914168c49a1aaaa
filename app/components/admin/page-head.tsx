'use client';

import type { ReactNode } from 'react';
import { usePageTitle } from '#app/components/run/use-page-title.ts';
import classes from './admin.module.css';

type Props = { title: string; facts: string; action?: ReactNode };

/** What a page of the administration is called, what it is for, and the one thing that is done there. */
export function PageHead({ title, facts, action }: Props) {
  usePageTitle(title);
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.facts}>{facts}</p>
      {action ? <div className={classes.action}>{action}</div> : null}
    </header>
  );
}
