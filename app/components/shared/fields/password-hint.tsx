'use client';

import { useTranslations } from 'use-intl';
import { passwordStrength } from '#lib/client/password-strength.ts';
import classes from './fields.module.css';

const STEPS = [0, 1, 2] as const;

/** Shows the strength of a new password while typing. */
export function PasswordHint({ password }: { password: string }) {
  const t = useTranslations('entry.strength');
  const { missing, level } = passwordStrength(password);
  const filled = password === '' ? -1 : level;
  return (
    <div className={classes.strength}>
      <div className={classes.bars} aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} data-filled={step <= filled ? Math.max(1, level) : undefined} />
        ))}
      </div>
      <p className={classes.hint} role="status" aria-label={t('label')}>
        {level === 0 ? t('missing', { count: missing }) : t(level === 1 ? 'fair' : 'strong')}
      </p>
    </div>
  );
}
