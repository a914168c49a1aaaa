'use client';

import type { ReactNode } from 'react';
import { usePageTitle } from '#app/components/run/use-page-title.ts';
import classes from './admin.module.css';

type Props = { title: string; facts: string; action?: ReactNode };

/** The title, description and main action of an administration page. */
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
