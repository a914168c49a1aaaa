'use client';

import { Kbd, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './shortcut-help.module.css';

const EVERYWHERE = [
  { keys: ['g', 's'], name: 'goSync' },
  { keys: ['g', 'h'], name: 'goHistory' },
  { keys: ['g', 'd'], name: 'goHeld' },
  { keys: ['?'], name: 'help' },
] as const;

const IN_TABLE = [
  { keys: ['/'], name: 'search' },
  { keys: ['f'], name: 'filters' },
  { keys: ['j', 'k'], name: 'move' },
  { keys: ['Enter'], name: 'open' },
  { keys: ['Esc'], name: 'escape' },
] as const;

/** Only shown to users who may start syncs. */
const STARTING = [
  { keys: ['x'], name: 'select' },
  { keys: ['s'], name: 'sync' },
  { keys: ['Shift', 'S'], name: 'syncAll' },
  { keys: ['r'], name: 'retry' },
] as const;

type Shortcut = (typeof EVERYWHERE | typeof IN_TABLE | typeof STARTING)[number];
type Props = { maySync: boolean; opened: boolean; onClose: () => void };

/** All shortcuts in two groups: global ones and those of the sync page. */
export function ShortcutHelp({ maySync, opened, onClose }: Props) {
  const t = useTranslations('shell.shortcuts');
  const common = useTranslations('common');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="sm"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Group title={t('everywhere')} shortcuts={EVERYWHERE} />
      <Group title={t('syncPage')} shortcuts={maySync ? [...IN_TABLE, ...STARTING] : IN_TABLE} />
    </Modal>
  );
}

function Group({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  const t = useTranslations('shell.shortcuts');
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {shortcuts.map(({ keys, name }) => (
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
    </section>
  );
}
