'use client';

import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNow } from '#app/components/shared/use-now.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { useStatus } from '#lib/client/status.ts';
import { connectionState } from './connection.ts';
import { UnreachableStrip } from './unreachable-strip.tsx';
import { useAnnouncement } from './use-announcement.ts';
import classes from '#app/theme/page.module.css';

/** Whether the server is unreachable and the page's data are therefore no longer updated. */
export function useIsLost({ snapshot, pollMs }: ReturnType<typeof useStatus>): boolean {
  const now = useNow();
  if (snapshot === undefined) return false;
  const { failures, receivedAtMs } = snapshot;
  return connectionState({ ageMs: now - receivedAtMs, failures, pollMs }) === 'lost';
}

type Props = { status: ReturnType<typeof useStatus>; lost: boolean; children: ReactNode };

/** A polled page: warns when its data are stale, and announces finished runs to screen readers. */
export function LivePage({ status: { snapshot, refresh }, lost, children }: Props) {
  return (
    <>
      {lost && snapshot ? <UnreachableStrip asOf={snapshot.receivedAtMs} onRetry={refresh} /> : null}
      <div className={classes.page} data-old={lost || undefined}>
        {children}
      </div>
      {snapshot ? <Announcement snapshot={snapshot} /> : null}
    </>
  );
}

function Announcement({ snapshot }: { snapshot: StatusSnapshot }) {
  return <VisuallyHidden aria-live="polite">{useAnnouncement(snapshot)}</VisuallyHidden>;
}
