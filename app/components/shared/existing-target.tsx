'use client';

import { type Ref, useLayoutEffect } from 'react';

type Props = {
  find: () => HTMLElement | null;
  ref?: Ref<HTMLElement>;
  /** By Mantine: what the popover names as its label. */
  id?: string;
};

/** As a popover's or menu's target: hands it an element that is on the page already, instead of drawing one. */
export function ExistingTarget({ find, ref, id }: Props) {
  useLayoutEffect(() => {
    const target = find();
    if (typeof ref === 'function') ref(target);
    if (target !== null && target.id === '' && id !== undefined) target.id = id;
  });
  return null;
}
