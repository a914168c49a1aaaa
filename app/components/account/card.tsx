'use client';

import { type ReactNode, useId } from 'react';
import classes from './account.module.css';

type Props = {
  title: string;
  /** Rendered next to the title. */
  badge?: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
};

/** One section of the account page. */
export function Card({ title, badge, text, action, children }: Props) {
  const titleId = useId();
  return (
    <section className={classes.card} aria-labelledby={titleId}>
      <div className={classes.cardHead}>
        <div className={classes.about}>
          <h2 className={classes.cardTitle}>
            <span id={titleId}>{title}</span>
            {badge}
          </h2>
          {text ? <p className={classes.facts}>{text}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
