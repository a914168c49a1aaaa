import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { OverBound } from './over-bound.ts';

/** The byte range of a top-level list and the range of its entries. */
export type ScannedList = { readonly from: number; to: number; readonly firstEntry: number; entries: number };

export type JsonScan = {
  /** Scans the next bytes; throws `OverBound` as soon as a bound is exceeded. */
  push(bytes: Uint8Array): void;
  /** Whether every opened bracket and string is closed. */
  readonly isWhole: boolean;
  readonly values: number;
  readonly lists: readonly ScannedList[];
  /** Start and end offsets of each entry, in pairs. */
  readonly entries: readonly number[];
};

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Measures JSON before it is parsed, and finds the entries of its top-level lists (the root, or the root's members) to
 * parse them one by one. It accepts much invalid JSON: the parser sees every byte later.
 */
export function scanJson(): JsonScan {
  let offset = 0;
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let isRootObject = false;
  let values = 0;
  let valuesInLists = 0;
  let valuesAtEntry = 0;
  let valuesAtList = 0;
  let list: ScannedList | null = null;
  const lists: ScannedList[] = [];
  const entries: number[] = [];

  function openList(from: number): void {
    list = { from, to: from, firstEntry: entries.length / 2, entries: 0 };
    valuesAtList = values;
    valuesAtEntry = values;
    lists.push(list);
    entries.push(from);
  }

  function endEntry(open: ScannedList, at: number): void {
    if (values - valuesAtEntry > UPSTREAM_BOUNDS['entry-values']) throw new OverBound('entry-values');
    valuesAtEntry = values;
    entries.push(at);
    open.entries += 1;
  }

  function closeList(open: ScannedList, at: number): void {
    endEntry(open, at);
    open.to = at;
    valuesInLists += values - valuesAtList;
    list = null;
  }

  /** Once per chunk is enough: chunks are short. */
  function checkBounds(): void {
    if (values > UPSTREAM_BOUNDS.values) throw new OverBound('values');
    if (entries.length / 2 > UPSTREAM_BOUNDS.entries) throw new OverBound('entries');
    const inEntry = list === null ? values - valuesInLists : values - valuesAtEntry;
    if (inEntry > UPSTREAM_BOUNDS['entry-values']) throw new OverBound('entry-values');
  }

  return {
    push(bytes) {
      for (let place = 0; place < bytes.length; place += 1) {
        const byte = bytes[place];
        if (isText) {
          if (isEscaped) isEscaped = false;
          else if (byte === BACKSLASH) isEscaped = true;
          else if (byte === QUOTE) isText = false;
          continue;
        }
        switch (byte) {
          case QUOTE:
            isText = true;
            break;
          case COMMA:
            values += 1;
            if (list !== null && depth === (isRootObject ? 2 : 1)) {
              endEntry(list, offset + place);
              entries.push(offset + place + 1);
            }
            break;
          case OPEN_LIST:
          case OPEN_OBJECT:
            values += 1;
            depth += 1;
            if (depth === 1) isRootObject = byte === OPEN_OBJECT;
            if (depth > UPSTREAM_BOUNDS.depth) throw new OverBound('depth');
            if (list === null && byte === OPEN_LIST && depth === (isRootObject ? 2 : 1)) openList(offset + place + 1);
            break;
          case CLOSE_LIST:
          case CLOSE_OBJECT:
            if (list !== null && depth === (isRootObject ? 2 : 1)) closeList(list, offset + place);
            depth -= 1;
            break;
          default:
        }
      }
      offset += bytes.length;
      checkBounds();
    },
    get isWhole() {
      return depth === 0 && !isText;
    },
    get values() {
      return values;
    },
    lists,
    entries,
  };
}
