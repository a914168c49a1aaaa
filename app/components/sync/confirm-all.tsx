'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';

type Props = { opened: boolean; count: number; onClose: () => void; onConfirm: () => void };

/** Shown for Shift+S only; unlike the button, the shortcut doesn't say what it does. */
export function ConfirmAll({ opened, count, onClose, onConfirm }: Props) {
  const t = useTranslations('sync');
  return (
    <Modal opened={opened} onClose={onClose} title={t('confirmAll.title')} withCloseButton={false} size="sm">
      <Text size="sm" c="dimmed">
        {t('confirmAll.text', { count })}
      </Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('confirmAll.later')}
        </Button>
        <Button data-autofocus onClick={onConfirm}>
          {t('syncAll')}
        </Button>
      </Group>
    </Modal>
  );
}
