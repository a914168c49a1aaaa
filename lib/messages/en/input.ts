import type { inputJa } from '#lib/messages/ja/input.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const inputEn = {
  missing: 'Required.',
  type: 'Must be {wanted}.',
  kinds: {
    string: 'a string',
    number: 'a number',
    int: 'an integer',
    boolean: 'true or false',
    array: 'an array',
    object: 'an object',
    other: 'a value of the right type',
  },
  empty: "Can't be empty.",
  tooSmall: 'Must be at least {least}.',
  tooShort: 'Too short: at least {least} characters required.',
  tooFew: 'Too few: at least {least} required.',
  tooLarge: 'Must be at most {most}.',
  tooLong: 'Too long: at most {most} characters allowed.',
  tooMany: 'Too many: at most {most} allowed.',
  oneOf: 'Must be one of: {values}',
  unknownKey: 'Unknown field. Check the spelling or remove it.',
  url: 'Must be a URL that begins with http:// or https://.',
  folder: 'Must be the URL of a folder that begins with file:///.',
  inThePast: 'Must be in the future.',
  exceedsCreator: 'Exceeds what the key making the request has.',
  notUsable: "This value can't be used.",
  notJson: 'Invalid JSON: check brackets and quotes.',
  notUtf8: 'Invalid UTF-8: send the text in that encoding.',
  repeated: 'Given more than once.',
  unknownShop: 'This chain has no shop {id}.',
} as const satisfies SameKeys<typeof inputJa>;
