'use client';

import { Button, CloseButton, Loader } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatNames } from '#lib/client/format/list.ts';
import type { Discovered } from '#lib/contract/chains.ts';
import classes from './connect.module.css';

type Props = {
  chainId: string;
  pending: boolean;
  discovered: Discovered | null;
  error: unknown;
  onClose: () => void;
};

/** The result of loading shops: the matches, and the shops found on one side only. */
export function DiscoveredResult({ chainId, pending, discovered, error, onClose }: Props) {
  const t = useTranslations('connect');
  return (
    <div className={classes.result} role="status" data-failed={(error !== null && !pending) || undefined}>
      {pending ? (
        <p className={classes.resultTitle}>
          <Loader size={16} aria-hidden />
          {t('chain.discovering')}
        </p>
      ) : error ? (
        <Failed error={error} />
      ) : discovered ? (
        <Found chainId={chainId} discovered={discovered} />
      ) : null}
      {pending ? null : (
        <CloseButton
          className={classes.close}
          size={28}
          iconSize={16}
          aria-label={t('discovered.close')}
          onClick={onClose}
        />
      )}
    </div>
  );
}

function Failed({ error }: { error: unknown }) {
  const t = useTranslations('connect.discovered');
  const common = useTranslations('common');
  const { title, detail, remedy } = problemWords(error, common);
  return (
    <>
      <p className={classes.resultTitle}>
        <StateIcon state="FAILED" />
        {title ?? t('refused')}
      </p>
      <p className={classes.facts}>
        {detail} {remedy}
      </p>
    </>
  );
}

function Found({ chainId, discovered }: { chainId: string; discovered: Discovered }) {
  const t = useTranslations('connect.discovered');
  const { matched, onlyAtPos, onlyAtPlatform, unusable } = discovered;
  const lonely = onlyAtPos.length + onlyAtPlatform.length > 0;
  return (
    <>
      <p className={classes.resultTitle}>
        <StateIcon state={matched.length > 0 ? 'SUCCEEDED' : 'HELD'} />
        {matched.length > 0 ? t('matched', { count: matched.length }) : t('matchedNone')}
      </p>
      {matched.length > 0 ? <p className={classes.facts}>{t('matchedText')}</p> : null}
      <OnlyAt title={t('onlyAtPos', { count: onlyAtPos.length })} shops={onlyAtPos} />
      <OnlyAt title={t('onlyAtPlatform', { count: onlyAtPlatform.length })} shops={onlyAtPlatform} />
      {lonely ? <p className={classes.facts}>{t('onlyText')}</p> : null}
      <OnlyAt title={t('unusable', { count: unusable.length })} shops={unusable} />
      {unusable.length > 0 ? <p className={classes.facts}>{t('unusableText')}</p> : null}
      {matched.length > 0 ? (
        <Button component={Link} href={`/chains/${chainId}`} size="xs" className={classes.toSync}>
          {t('toSync')}
        </Button>
      ) : null}
    </>
  );
}

function OnlyAt({ title, shops }: { title: string; shops: Discovered['onlyAtPos'] }) {
  const locale = useLocale();
  if (shops.length === 0) return null;
  return (
    <div className={classes.only}>
      <p className={classes.onlyTitle}>{title}</p>
      <p className={classes.facts}>
        {formatNames(
          locale,
          shops.map((shop) => shop.name),
        )}
      </p>
    </div>
  );
}
