import { Link } from '#app/components/shared/link.tsx';
import classes from './brand.module.css';

export function Brand() {
  return (
    <Link href="/" className={classes.brand}>
      <span className={classes.brandMark} aria-hidden="true">
        膳
      </span>
      Haizen
    </Link>
  );
}
