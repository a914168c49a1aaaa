'use client';

import { type Ref, useLayoutEffect, useRef } from 'react';

type Props = {
  find: () => HTMLElement | null;
  ref?: Ref<HTMLElement>;
  /** By Mantine, which gives another one after the first drawing: what the popover names as its label. */
  id?: string;
};

/** As a popover's or menu's target: hands it an element that is on the page already, instead of drawing one. */
export function ExistingTarget({ find, ref, id }: Props) {
  const given = useRef('');
  useLayoutEffect(() => {
    const target = find();
    if (typeof ref === 'function') ref(target);
    if (target === null || id === undefined || target.id !== given.current) return;
    target.id = id;
    given.current = id;
  });
  return null;
}
