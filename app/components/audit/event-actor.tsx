'use client';

import { VisuallyHidden } from '@mantine/core';
import { IconKey, IconSettings, IconUser } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { AuditEventView } from '#lib/contract/audit.ts';
import classes from './audit.module.css';

const ICONS = { person: IconUser, key: IconKey, system: IconSettings } as const;

/** The actor: a person, an API key or Haizen itself. */
export function EventActor({ actor: { kind, name } }: Pick<AuditEventView, 'actor'>) {
  const t = useTranslations('audit');
  const Icon = ICONS[kind];
  return (
    <span className={classes.actor} title={t(`actorKind.${kind}`)}>
      <Icon size={15} stroke={1.7} aria-hidden />
      <span className={classes.actorName}>
        {kind === 'system' ? null : <VisuallyHidden>{t(`actorKind.${kind}`)} </VisuallyHidden>}
        {kind === 'system' ? t('system', { name }) : name}
      </span>
    </span>
  );
}
