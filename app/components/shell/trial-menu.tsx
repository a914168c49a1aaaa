'use client';

import { Menu } from '@mantine/core';
import { IconCheck, IconFlask } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { LateMenu } from '#app/components/shared/late-menu.tsx';
import { useMay } from '#lib/client/session.ts';
import { useTrial } from '#lib/client/trial.ts';
import { TRIAL_FAULTS } from '#lib/contract/trial.ts';
import preferences from '#app/components/shared/brand/preference-menus.module.css';
import classes from './shell.module.css';

/** Trial only: switches the simulators' scenario. */
export function TrialMenu() {
  const t = useTranslations('shell.trial');
  // A scenario affects every chain, so viewers may not switch it.
  const { sync } = useMay(null);
  const { preset, change } = useTrial(sync);
  if (preset === null) return null;
  const failing = preset !== 'none';
  return (
    <LateMenu
      position="top-start"
      width={280}
      button={(props) => (
        <button {...props} className={preferences.preference} data-trial data-failing={failing || undefined}>
          <IconFlask size={16} stroke={1.7} aria-hidden />
          <span className={classes.trialText}>
            {t('line', { what: failing ? t(preset) : t('choose') })}
            <small>{t('drift')}</small>
          </span>
        </button>
      )}
    >
      <Menu.Label className={classes.trialLabel}>{t('explain')}</Menu.Label>
      {TRIAL_FAULTS.map((fault) => (
        <Menu.Item
          key={fault}
          onClick={() => change.mutate(fault)}
          rightSection={fault === preset ? <IconCheck size={16} stroke={1.7} aria-hidden /> : null}
        >
          {t(fault)}
        </Menu.Item>
      ))}
    </LateMenu>
  );
}
