'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '#app/components/account/card.tsx';
import { Said } from '#app/components/account/said.tsx';
import { StartSecondFactor } from './start-second-factor.tsx';
import { StopSecondFactor } from './stop-second-factor.tsx';
import classes from '#app/components/account/account.module.css';

type Props = { isOn: boolean; hasPassword: boolean; email: string };

/** Status of the second factor (TOTP), and the button that turns it on or off. */
export function SecondFactorCard({ isOn, hasPassword, email }: Props) {
  const t = useTranslations('account.secondFactor');
  const [doing, setDoing] = useState<'start' | 'stop' | null>(null);
  const [stopped, setStopped] = useState(false);
  const close = () => setDoing(null);
  const text = () => {
    if (!hasPassword) return t('noPassword');
    if (isOn) return t('onText');
    return stopped ? <Said>{t('stopped')}</Said> : t('offText');
  };
  return (
    <Card
      title={t('title')}
      badge={
        <span className={classes.badge} data-on={isOn || undefined}>
          {t(isOn ? 'on' : 'off')}
        </span>
      }
      text={text()}
      action={
        hasPassword && doing === null ? (
          <Button variant="default" size="xs" onClick={() => setDoing(isOn ? 'stop' : 'start')}>
            {t(isOn ? 'stop' : 'start')}
          </Button>
        ) : null
      }
    >
      {doing === 'start' ? <StartSecondFactor email={email} onClose={close} /> : null}
      {doing === 'stop' ? (
        <StopSecondFactor
          onStopped={() => {
            setStopped(true);
            close();
          }}
          onCancel={close}
        />
      ) : null}
    </Card>
  );
}
