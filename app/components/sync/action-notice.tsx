'use client';

import { Button, CloseButton, Popover, Progress } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { ExistingTarget } from '#app/components/shared/existing-target.tsx';
import { Link } from '#app/components/shared/link.tsx';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import { useSyncPage, useUnfinishedRuns } from './sync-context.tsx';
import type { ActionNotice as Notice, PressedAt } from './use-sync-actions.ts';
import classes from './action-notice.module.css';

const TITLE_ID = 'action-notice-title';

/** Marks where an action was triggered. The popover finds the place even if its button has changed. */
export function pressAnchor(at: PressedAt): { 'data-press-at': PressedAt } {
  return { 'data-press-at': at };
}

/** The visible one of several such places (header button, bottom button on phones). */
function anchorElement(at: PressedAt): HTMLElement | null {
  const places = document.querySelectorAll<HTMLElement>(`[data-press-at="${CSS.escape(at)}"]`);
  return [...places].find((place) => place.checkVisibility()) ?? null;
}

/** The result of an action, next to its button. A sync that is already running is not an error: no red, no dialog. */
export function ActionNotice() {
  const { notice, closeNotice } = useSyncPage();
  if (notice === null) return null;
  const close = () => {
    closeNotice();
    anchorElement(notice.at)?.querySelector<HTMLElement>('button, a')?.focus();
  };
  return (
    <Popover
      opened
      onDismiss={close}
      position="bottom-end"
      width={404}
      withArrow
      arrowSize={12}
      arrowPosition="center"
      trapFocus
    >
      <Popover.Target>
        <ExistingTarget find={() => anchorElement(notice.at)} />
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-labelledby={TITLE_ID}>
        <CloseNotice onClose={close} />
        {notice.kind === 'busy' ? <Busy notice={notice} /> : <Refused notice={notice} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function CloseNotice({ onClose }: { onClose: () => void }) {
  const common = useTranslations('common');
  return (
    <CloseButton className={classes.close} size={28} iconSize={16} aria-label={common('close')} onClick={onClose} />
  );
}

function Busy({ notice }: { notice: Extract<Notice, { kind: 'busy' }> }) {
  const t = useTranslations('sync.conflict');
  const { chainId, closeNotice, syncShops } = useSyncPage();
  const { conflict, wanted, at, follow } = notice;
  const busy = new Set(conflict.busyShops);
  const free = wanted.filter((id) => !busy.has(id));
  const some = free.length > 0 && at !== 'all';
  const run = conflict.runs[0];
  return (
    <>
      <h2 id={TITLE_ID} className={classes.title}>
        <StateIcon state="RUNNING" />
        {some ? t('titleSome', { wanted: wanted.length, busy: busy.size }) : t('title')}
      </h2>
      <p className={classes.text}>{some ? t('some', { free: free.length }) : run ? <Who run={run} /> : null}</p>
      {conflict.runs.map((each) => (
        <BusyRun key={each.id} run={each} />
      ))}
      <div className={classes.actions}>
        {some ? (
          <Button data-autofocus size="xs" onClick={() => syncShops({ shopIds: wanted, at, onBusy: 'skip' })}>
            {t('syncFree', { count: free.length })}
          </Button>
        ) : null}
        {run ? (
          <Button
            data-autofocus={some ? undefined : true}
            component={Link}
            href={`/chains/${chainId}/runs/${run.id}`}
            size="xs"
            variant={some ? 'default' : 'filled'}
            onClick={closeNotice}
          >
            {some ? t('seeRunning') : t('see')}
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={follow}>
          {t('follow')}
        </Button>
      </div>
      {some ? null : <p className={classes.hint}>{t('again')}</p>}
    </>
  );
}

type ConflictRun = Extract<Notice, { kind: 'busy' }>['conflict']['runs'][number];

function Who({ run }: { run: ConflictRun }) {
  const t = useTranslations('sync.conflict');
  const common = useTranslations('common');
  const locale = useLocale();
  const ago = formatAgo(locale, { at: new Date(run.startedAt), now: new Date() });
  return run.requestedBy === ''
    ? t('ago', { ago })
    : t('who', { ago, who: common('person', { name: run.requestedBy, kind: run.requestedByKind ?? 'person' }) });
}

/** The conflicting run, using newer data from the poll if available. */
function BusyRun({ run }: { run: ConflictRun }) {
  const t = useTranslations('sync.conflict');
  const runs = useUnfinishedRuns();
  const { done, settled, total } = runs.find((each) => each.id === run.id) ?? run;
  return (
    <div className={classes.run}>
      <div className={classes.runFacts}>
        <strong>{t('run', { number: String(run.number) })}</strong>
        <span>{t('progress', { done, total })}</span>
      </div>
      <Progress value={total > 0 ? (settled / total) * 100 : 0} size={6} aria-hidden />
    </div>
  );
}

function Refused({ notice }: { notice: Extract<Notice, { kind: 'refused' }> }) {
  const t = useTranslations('sync.problem');
  const common = useTranslations('common');
  const { title, detail, remedy } = problemWords(notice.error, common);
  return (
    <>
      <h2 id={TITLE_ID} className={classes.title}>
        <StateIcon state="FAILED" />
        {title ?? t('title')}
      </h2>
      <p className={classes.text}>{detail}</p>
      <p className={classes.text}>{remedy}</p>
    </>
  );
}
