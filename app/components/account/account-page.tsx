'use client';

import { useTranslations } from 'use-intl';
import { FirstAnswer } from '#app/components/shared/page/first-answer.tsx';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import { useSessionDetails } from '#lib/client/session.ts';
import { PasswordCard } from './password-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SecondFactorCard } from './second-factor/second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import classes from './account.module.css';

export function AccountPage() {
  const t = useTranslations('account');
  const { data: details, error, refetch } = useSessionDetails();
  usePageTitle(t('title'));
  if (details === undefined) return <FirstAnswer error={error} onRetry={() => void refetch()} />;
  const { person, hasPassword, secondFactor } = details;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
      </header>
      <div className={classes.columns}>
        <div className={classes.column}>
          <ProfileCard details={details} />
          <PasswordCard hasPassword={hasPassword} />
          <SecondFactorCard isOn={secondFactor} hasPassword={hasPassword} email={person.email} />
        </div>
        <SessionsCard />
      </div>
    </div>
  );
}
