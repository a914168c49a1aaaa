import type { SameKeys } from '#lib/messages/same-keys.ts';
import type { inputJa } from '#lib/messages/ja/input.ts';

export const inputEn = {
  missing: 'This is required.',
  type: 'Give {wanted}.',
  kinds: {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
    other: 'a value of the right kind',
  },
  empty: "This can't be empty.",
  tooSmall: 'Give {least} or more.',
  tooShort: 'Use at least {least} characters.',
  tooFew: 'Give at least {least}.',
  tooLarge: 'Give {most} or less.',
  tooLong: 'Use at most {most} characters.',
  tooMany: 'Give at most {most}.',
  oneOf: 'Give one of these: {values}',
  unknownKey: 'There is no such field. Check the spelling or remove it.',
  url: 'Give a URL that begins with http:// or https://.',
  inThePast: 'This time has passed. Give one in the future.',
  exceedsCreator: 'This is more than the key making the request has.',
  notUsable: "This value can't be used.",
  notJson: "This can't be read as JSON: check brackets and quotes.",
  notUtf8: 'This is not UTF-8: send the text in that encoding.',
  repeated: 'This is here more than once: give it once.',
  unknownShop: 'This chain has no shop {id}.',
} as const satisfies SameKeys<typeof inputJa>;
