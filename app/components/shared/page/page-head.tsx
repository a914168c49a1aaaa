'use client';

import type { ReactNode } from 'react';
import { usePageTitle } from './use-page-title.ts';
import page from '#app/theme/page.module.css';
import classes from './page-head.module.css';

type Props = { title: string; facts: string; action?: ReactNode };

/** The title, description and main action of an administration page. */
export function PageHead({ title, facts, action }: Props) {
  usePageTitle(title);
  return (
    <header className={page.head}>
      <h1 className={page.title}>{title}</h1>
      <p className={page.facts}>{facts}</p>
      {action ? <div className={classes.action}>{action}</div> : null}
    </header>
  );
}
