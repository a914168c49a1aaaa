'use client';

import { type Ref, useLayoutEffect } from 'react';

type Props = { find: () => HTMLElement | null; ref?: Ref<HTMLElement> };

/** As a popover's or menu's target: hands it an element that is on the page already, instead of drawing one. */
export function ExistingTarget({ find, ref }: Props) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(find());
  });
  return null;
}
