'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { useCancelRun, useIsStopping } from '#lib/client/cancel-run.ts';

type Props = {
  runId: string;
  /** A short label, or the full sentence; or for a run that has not started. */
  label: 'short' | 'run' | 'waiting';
  size: 'xs' | 'sm' | 'lg';
  /** The server is unreachable, so nothing can be stopped. */
  disabledReason: string | null;
};

/** Stops a run after confirmation. Shows "stopping" immediately; the result arrives with the next poll. */
export function StopRun({ runId, label, size, disabledReason }: Props) {
  const t = useTranslations('held.stop');
  const stopping = useIsStopping(runId);
  const { mutate: cancel, error, reset } = useCancelRun(runId);
  const [opened, { open, close }] = useDisclosure();
  const confirm = () => {
    close();
    // Errors appear in the confirmation dialog.
    cancel(undefined, { onError: open });
  };
  return (
    <>
      <Button
        variant="default"
        size={size}
        leftSection={
          stopping ? <StateIcon state="RUNNING" /> : label === 'run' ? <StateIcon state="CANCELLED" /> : null
        }
        disabled={stopping || disabledReason !== null}
        title={disabledReason ?? undefined}
        onClick={() => {
          reset();
          open();
        }}
      >
        {t(stopping ? 'stopping' : label)}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={error ? undefined : t(label === 'waiting' ? 'waitingTitle' : 'title')}
        aria-label={error ? t('refused') : undefined}
        withCloseButton={false}
        size="sm"
      >
        {error ? (
          <Refused error={error} onClose={close} />
        ) : (
          <Question waiting={label === 'waiting'} onConfirm={confirm} onKeep={close} />
        )}
      </Modal>
    </>
  );
}

type QuestionProps = { waiting: boolean; onConfirm: () => void; onKeep: () => void };

function Question({ waiting, onConfirm, onKeep }: QuestionProps) {
  const t = useTranslations('held.stop');
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(waiting ? 'waitingText' : 'text')}
      </Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onKeep}>
          {t(waiting ? 'waitingKeep' : 'keep')}
        </Button>
        <Button onClick={onConfirm}>{t(waiting ? 'waiting' : 'confirm')}</Button>
      </Group>
    </>
  );
}

/** A run that has already ended is not an error, only a notice. */
function Refused({ error, onClose }: { error: unknown; onClose: () => void }) {
  const t = useTranslations('held.stop');
  const common = useTranslations('common');
  const { title, detail, remedy } = problemWords(error, common);
  return (
    <>
      <Text fw={600}>{title ?? t('refused')}</Text>
      <Text size="sm" c="dimmed" mt="xs">
        {detail} {remedy}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {common('close')}
        </Button>
      </Group>
    </>
  );
}
