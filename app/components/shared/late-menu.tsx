'use client';

import { Menu, type MenuProps } from '@mantine/core';
import { type ReactNode, type Ref, useRef, useState } from 'react';
import { ExistingTarget } from './existing-target.tsx';

/** The attributes of a menu button. */
export type MenuButtonProps = {
  readonly ref: Ref<HTMLButtonElement>;
  readonly type: 'button';
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
  readonly onClick: () => void;
};

type Props = Pick<MenuProps, 'position' | 'width'> & {
  button: (props: MenuButtonProps) => ReactNode;
  children: ReactNode;
};

/** A menu that is mounted once its button is hovered, focused or clicked, so an unused menu costs nothing. */
export function LateMenu({ button, children, ...menu }: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const want = () => setWanted(true);
  return (
    <>
      {button({
        ref,
        type: 'button',
        'aria-haspopup': 'menu',
        'aria-expanded': opened,
        onPointerEnter: want,
        onFocus: want,
        onClick: () => {
          want();
          setOpened(!opened);
        },
      })}
      {wanted ? (
        <Menu {...menu} opened={opened} onChange={setOpened}>
          <Menu.Target>
            <ExistingTarget find={() => ref.current} />
          </Menu.Target>
          <Menu.Dropdown>{children}</Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
