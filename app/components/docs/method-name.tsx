import classes from './docs.module.css';

/** What only reads is quiet. */
export function MethodName({ method }: { method: string }) {
  return (
    <span className={classes.method} data-method={method}>
      {method}
    </span>
  );
}
