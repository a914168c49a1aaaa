'use client';

import { type Ref, useLayoutEffect, useRef } from 'react';

type Props = {
  find: () => HTMLElement | null;
  ref?: Ref<HTMLElement>;
  /** Set by Mantine, which changes it after the first render; it labels the popover. */
  id?: string;
};

/** Anchors a popover or menu to an element that is already on the page instead of rendering one. */
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
