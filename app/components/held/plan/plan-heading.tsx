'use client';

import { Breadcrumbs, Button } from '@mantine/core';
import { IconChevronRight, IconRefresh } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { heldPath } from '#app/components/shared/held/held-paths.ts';
import { Link } from '#app/components/shared/link.tsx';
import { ViewOnly } from '#app/components/shared/session/view-only.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { serverNow } from '#lib/client/status.ts';
import { isActive } from '#lib/domain/state.ts';
import type { HeldSubject } from './held-plan.ts';
import page from '#app/theme/page.module.css';
import classes from './plan.module.css';

type Props = {
  chainId: string;
  chainName: string;
  subject: HeldSubject;
  heldAt: string;
  status: StatusSnapshot;
  /** A sync that rereads the POS is running. */
  rereading: boolean;
  lost: boolean;
  /** Null if the viewer can't start syncs. */
  onReread: (() => void) | null;
};

export function PlanHeading({ chainId, chainName, subject, heldAt, status, rereading, lost, onReread }: Props) {
  const t = useTranslations('held');
  const states = useTranslations('states');
  const offline = useTranslations('shell.offline');
  const locale = useLocale();
  const now = serverNow(status, useNow());
  const ago = formatAgo(locale, { at: new Date(heldAt), now: new Date(now), timeZone: subject.timeZone });
  const active = isActive(subject.state);
  return (
    <header className={classes.heading}>
      <div className={page.heading}>
        <Breadcrumbs separator={<IconChevronRight size={13} stroke={1.7} aria-hidden />} className={page.crumbs}>
          <Link href={`/chains/${chainId}`}>{chainName}</Link>
          <Link href={heldPath(chainId)}>{t('title')}</Link>
        </Breadcrumbs>
        <div className={page.head}>
          <h1 className={page.title}>{subject.name}</h1>
          {subject.number === null ? null : <span className={classes.number}>{subject.number}</span>}
          <span className={page.state} data-state={active ? subject.state : 'HELD'} role="status">
            <StateIcon state={active ? subject.state : 'HELD'} />
            {active ? states(`state.${subject.state}`) : t('heading.since', { ago })}
          </span>
        </div>
      </div>
      {onReread === null ? (
        <ViewOnly chainId={chainId} visibleFrom="sm" />
      ) : (
        <Button
          variant="default"
          className={classes.reread}
          leftSection={rereading ? <StateIcon state="RUNNING" /> : <IconRefresh size={16} stroke={1.7} aria-hidden />}
          disabled={rereading || lost}
          title={lost ? offline('disabled') : undefined}
          onClick={onReread}
        >
          {t(rereading ? 'heading.rereading' : 'heading.reread')}
        </Button>
      )}
    </header>
  );
}
