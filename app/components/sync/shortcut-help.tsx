'use client';

import { Kbd, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from '#app/components/sync/sync-page.module.css';

const SHORTCUTS = [
  { keys: ['/'], name: 'search' },
  { keys: ['j', 'k'], name: 'move' },
  { keys: ['x'], name: 'select' },
  { keys: ['s'], name: 'sync' },
  { keys: ['Shift', 'S'], name: 'syncAll' },
  { keys: ['r'], name: 'retry' },
  { keys: ['Enter'], name: 'open' },
  { keys: ['f'], name: 'filters' },
  { keys: ['g', 's'], name: 'goSync' },
  { keys: ['g', 'h'], name: 'goHistory' },
  { keys: ['Esc'], name: 'escape' },
  { keys: ['?'], name: 'help' },
] as const;

/** What only those need who may start something. */
const STARTS: readonly string[] = ['select', 'sync', 'syncAll', 'retry'];

type Props = { maySync: boolean; opened: boolean; onClose: () => void };

export function ShortcutHelp({ maySync, opened, onClose }: Props) {
  const t = useTranslations('sync.keys');
  const common = useTranslations('common');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="sm"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <dl className={classes.keys}>
        {SHORTCUTS.filter(({ name }) => maySync || !STARTS.includes(name)).map(({ keys, name }) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
