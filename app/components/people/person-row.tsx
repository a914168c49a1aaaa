'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { Breakable } from '#app/components/shared/breakable.tsx';
import { ActionCell, Cell, RowHead } from '#app/components/shared/card-table/card-table.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import { formatExact } from '#lib/client/format/clock.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { PersonView } from '#lib/contract/people.ts';
import { RolesCell } from './roles-cell.tsx';
import table from '#app/components/shared/card-table/card-table.module.css';

type Props = {
  person: PersonView;
  chains: readonly Chain[];
  /** Admins can't remove themselves here. */
  isViewer: boolean;
  mayRemove: boolean;
  /** In ms. */
  now: number;
  onRoles: () => void;
  onRemove: () => void;
};

export function PersonRow({ person, chains, isViewer, mayRemove, now, onRoles, onRemove }: Props) {
  const t = useTranslations('people');
  const locale = useLocale();
  const { name, email, grants, secondFactor } = person;
  const lastSignIn = person.lastSignInAt === null ? null : new Date(person.lastSignInAt);
  return (
    <tr>
      <RowHead column="name">
        <span className={table.name}>
          {name}
          {isViewer ? <span className={table.tag}>{t('you')}</span> : null}
        </span>
        <span className={table.second}>
          <Breakable text={email} />
        </span>
      </RowHead>
      <Cell column="roles" label={t('column.roles')}>
        <RolesCell grants={grants} chains={chains} />
      </Cell>
      <Cell column="secondFactor" label={t('column.secondFactor')}>
        {secondFactor ? t('on') : t('off')}
      </Cell>
      <Cell
        column="lastSignIn"
        label={t('column.lastSignIn')}
        title={lastSignIn ? formatExact(locale, { at: lastSignIn, timeZone: viewerTimeZone() }) : undefined}
      >
        {lastSignIn ? formatAgo(locale, { at: lastSignIn, now: new Date(now) }) : t('neverSignedIn')}
      </Cell>
      <ActionCell>
        <Button variant="default" size="xs" aria-label={t('changeOf', { name })} onClick={onRoles}>
          {t('change')}
        </Button>
        {mayRemove && !isViewer ? (
          <Button variant="default" size="xs" aria-label={t('removeOf', { name })} onClick={onRemove}>
            {t('remove')}
          </Button>
        ) : null}
      </ActionCell>
    </tr>
  );
}
