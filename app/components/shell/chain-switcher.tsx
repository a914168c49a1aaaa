'use client';

import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { LateMenu } from '#app/components/shared/late-menu.tsx';
import { Link } from '#app/components/shared/link.tsx';
import { useUpstreamName } from '#app/components/shared/use-upstream-name.ts';
import { useMay } from '#lib/client/session.ts';
import type { Chain } from '#lib/contract/chains.ts';
import classes from './shell.module.css';

type Props = { chains: readonly Chain[]; current: Chain; onNavigate: () => void };

export function ChainSwitcher({ chains, current, onNavigate }: Props) {
  const t = useTranslations('shell');
  const upstreamName = useUpstreamName();
  const { change } = useMay(null);
  const facts = (chain: Chain) =>
    t('chainFacts', {
      shops: chain.shops.total,
      pos: upstreamName(chain.pos.kind),
      ordering: upstreamName(chain.ordering.kind),
    });
  return (
    <LateMenu
      position="bottom-start"
      width="target"
      button={(props) => (
        <UnstyledButton {...props} className={classes.switcher}>
          <VisuallyHidden>{t('switchChain')}</VisuallyHidden>
          <span className={classes.switcherText}>
            <span className={classes.switcherName}>{current.name}</span>
            <span className={classes.switcherFacts}>{facts(current)}</span>
          </span>
          <IconSelector size={16} stroke={1.7} aria-hidden />
        </UnstyledButton>
      )}
    >
      {chains.map((chain) => (
        <Menu.Item
          key={chain.id}
          component={Link}
          href={`/chains/${chain.id}`}
          onClick={onNavigate}
          rightSection={chain.id === current.id ? <IconCheck size={16} stroke={1.7} aria-hidden /> : null}
        >
          {chain.name}
        </Menu.Item>
      ))}
      {change ? (
        <>
          <Menu.Divider />
          <Menu.Item
            component={Link}
            href="/connect"
            onClick={onNavigate}
            leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />}
          >
            {t('addChain')}
          </Menu.Item>
        </>
      ) : null}
    </LateMenu>
  );
}
