'use client';

import { ActionIcon } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
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
        <td data-column="at" title={formatExact(locale, { at, timeZone: viewerTimeZone() })}>
          {when}
        </td>
        <td data-column="actor">
          <EventActor actor={event.actor} />
        </td>
        <th scope="row" data-column="act">
          {act}
        </th>
        <td data-column="about">
          <EventAbout event={event} chains={chains} />
        </td>
        <td data-column="address">{event.address}</td>
        <td data-column="open">
          <ActionIcon
            size={28}
            aria-expanded={opened}
            aria-controls={detailId}
            aria-label={t('details', { act, at: when })}
            onClick={() => setOpened((before) => !before)}
          >
            <IconChevronDown size={16} stroke={1.7} aria-hidden className={classes.chevron} />
          </ActionIcon>
        </td>
      </tr>
      <tr id={detailId} hidden={!opened} className={classes.detailRow}>
        <td colSpan={columns}>{opened ? <EventDetail event={event} chains={chains} /> : null}</td>
      </tr>
    </>
  );
}
