'use client';

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { type EventsAsked, useExportEvents } from '#lib/client/events.ts';
import classes from './audit.module.css';

/** The maximum number of events in one export. */
const MOST_LINES = 100_000;

/** Exports the filtered events as a CSV file. */
export function ExportButton({ asked }: { asked: EventsAsked }) {
  const t = useTranslations('audit.export');
  const common = useTranslations('common');
  const { mutate: fetchFile, isPending, error, data } = useExportEvents();
  const words = error ? problemWords(error, common) : null;
  return (
    <>
      <span className={classes.exported} role="status" data-failed={words ? true : undefined}>
        {words ? `${t('failed')}${words.detail}` : data && !isPending ? t('done', { name: data.name }) : null}
      </span>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
        title={t('text', { count: MOST_LINES })}
        loading={isPending}
        onClick={() => fetchFile(asked, { onSuccess: save })}
      >
        {t('button')}
      </Button>
    </>
  );
}

function save({ name, blob }: { name: string; blob: Blob }): void {
  const href = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  // Some browsers start reading only after the click handler returns.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
