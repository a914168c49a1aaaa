'use client';

import { Button } from '@mantine/core';
import classes from './connect.module.css';

export type Change = { label: string; words: string; opened: boolean; onClick: () => void };

/** Opens and closes a form of the chain's card; nothing for viewers who may not change it. */
export function ChangeButton({ change }: { change: Change | null }) {
  if (change === null) return null;
  const { label, words, opened, onClick } = change;
  return (
    <Button
      variant="default"
      size="compact-xs"
      className={classes.change}
      aria-label={label}
      aria-expanded={opened}
      onClick={onClick}
    >
      {words}
    </Button>
  );
}
