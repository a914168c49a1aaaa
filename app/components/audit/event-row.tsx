'use client';

import { ActionIcon } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Cell, RowHead } from '#app/components/shared/card-table/card-table.tsx';
import { formatDayAndClock, formatExact } from '#lib/client/format/clock.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { AuditEventView } from '#lib/contract/audit.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { EventAbout } from './event-about.tsx';
import { EventActor } from './event-actor.tsx';
import { EventDetail } from './event-detail.tsx';
import classes from './audit.module.css';

type Props = {
  event: AuditEventView;
  columns: number;
  chains: readonly Chain[];
  /** In ms. */
  now: number;
};

export function EventRow({ event, columns, chains, now }: Props) {
  const t = useTranslations('audit');
  const locale = useLocale();
  const [opened, setOpened] = useState(false);
  const detailId = useId();
  const at = new Date(event.at);
  const when = formatDayAndClock(locale, { at, now: new Date(now) });
  const act = t(`act.${event.act}`);
  return (
    <>
      <tr data-opened={opened || undefined}>
        <Cell column="at" title={formatExact(locale, { at, timeZone: viewerTimeZone() })}>
          {when}
        </Cell>
        <Cell column="actor">
          <EventActor actor={event.actor} />
        </Cell>
        <RowHead column="act">{act}</RowHead>
        <Cell column="about">
          <EventAbout event={event} chains={chains} />
        </Cell>
        <Cell column="address">{event.address}</Cell>
        <Cell column="open">
          <ActionIcon
            size={28}
            aria-expanded={opened}
            aria-controls={detailId}
            aria-label={t('details', { act, at: when })}
            onClick={() => setOpened((before) => !before)}
          >
            <IconChevronDown size={16} stroke={1.7} aria-hidden className={classes.chevron} />
          </ActionIcon>
        </Cell>
      </tr>
      <tr id={detailId} hidden={!opened} className={classes.detailRow}>
        <td colSpan={columns}>{opened ? <EventDetail event={event} chains={chains} /> : null}</td>
      </tr>
    </>
  );
}
