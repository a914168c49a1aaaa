'use client';

import { Button, EmptyState } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { Link } from '#app/components/shared/link.tsx';

type Action = { label: string; loading?: boolean } & ({ href: string } | { onClick: () => void });

type Props = {
  Icon: Icon;
  title: string;
  text?: string | undefined;
  action?: Action | undefined;
};

/** A message and a link, for pages with nothing else to show. */
export function Notice({ Icon, title, text, action }: Props) {
  return (
    <EmptyState
      py={64}
      icon={<Icon size={28} stroke={1.5} aria-hidden />}
      title={title}
      description={text}
      withIndicatorBackground
    >
      {action ? (
        <EmptyState.Actions>
          {'href' in action ? (
            <Button component={Link} href={action.href} variant="default">
              {action.label}
            </Button>
          ) : (
            <Button onClick={action.onClick} loading={action.loading ?? false}>
              {action.label}
            </Button>
          )}
        </EmptyState.Actions>
      ) : null}
    </EmptyState>
  );
}
