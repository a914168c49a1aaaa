import { Prisma } from './generated/client.ts';

/** Our JSON columns hold plain data; Prisma wants to be told which null is meant: the database's. */
export function jsonOrNull(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null ? Prisma.DbNull : jsonOf(value);
}

export function jsonOf(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
