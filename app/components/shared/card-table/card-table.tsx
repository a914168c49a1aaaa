import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card-table.module.css';

export type Column<Name extends string = string> = {
  readonly name: Name;
  readonly label: string;
  /** For screen readers only. */
  readonly isHidden?: boolean;
};

type Props = {
  columns: readonly Column[];
  /** Sets the columns' widths: `[data-column='name']`. */
  className: string | undefined;
  children: ReactNode;
};

/** A table within a card. On phones each row is a block, with the column's label before each value. */
export function CardTable({ columns, className, children }: Props) {
  return (
    <table className={`${classes.table} ${className}`}>
      <thead>
        <tr>
          {columns.map(({ name, label, isHidden }) => (
            <th key={name} scope="col" data-column={name}>
              {isHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

type CellProps = {
  column: string;
  /** Shown before the value on phones. */
  label?: string;
  title?: string | undefined;
  children: ReactNode;
};

export function Cell({ column, label, title, children }: CellProps) {
  return (
    <td data-column={column} data-label={label} title={title}>
      {children}
    </td>
  );
}

/** The cell that names its row. */
export function RowHead({ column, children }: Pick<CellProps, 'column' | 'children'>) {
  return (
    <th scope="row" data-column={column}>
      {children}
    </th>
  );
}

/** The row's buttons, if it has any. */
export function ActionCell({ children }: { children?: ReactNode }) {
  return <td data-column="action">{children ? <span className={classes.actions}>{children}</span> : null}</td>;
}
