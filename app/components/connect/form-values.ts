import { type ChainCreate, chainCreateSchema } from '#lib/contract/chain-settings.ts';

export const SQUARE_URLS = {
  production: 'https://connect.squareup.com',
  sandbox: 'https://connect.squareupsandbox.com',
} as const;

export const ENVIRONMENTS = ['production', 'sandbox', 'custom'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export type FormValues = {
  readonly name: string;
  readonly environment: Environment;
  readonly posUrl: string;
  readonly accessToken: string;
  readonly orderingUrl: string;
  readonly brandId: string;
  readonly token: string;
  readonly limitShops: number | string;
  readonly limitPos: number | string;
  readonly limitOrdering: number | string;
};
export type FormField = keyof FormValues;

/** Conservative limits, equal to the server's defaults. */
export const EMPTY_FORM: FormValues = {
  name: '',
  environment: 'production',
  posUrl: '',
  accessToken: '',
  orderingUrl: '',
  brandId: '',
  token: '',
  limitShops: 4,
  limitPos: 4,
  limitOrdering: 8,
};

/** Maps each part of the request to its form field. */
const FIELD_OF: Readonly<Record<string, FormField>> = {
  name: 'name',
  'pos.baseUrl': 'posUrl',
  'pos.accessToken': 'accessToken',
  'ordering.baseUrl': 'orderingUrl',
  'ordering.brandId': 'brandId',
  'ordering.token': 'token',
  'limits.shops': 'limitShops',
  'limits.pos': 'limitPos',
  'limits.ordering': 'limitOrdering',
};

export const FIELD_FAULTS = ['required', 'invalidUrl', 'invalidLimit'] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];
export type FieldFaults = Partial<Record<FormField, FieldFault>>;

export type Checked =
  | { readonly ok: true; readonly body: ChainCreate }
  | { readonly ok: false; readonly faults: FieldFaults };

/** Builds the request, or returns the fault of each field. Validates with the API's own schema. */
export function checkForm(values: FormValues): Checked {
  const { environment } = values;
  const body = {
    name: values.name,
    pos: {
      kind: 'square',
      baseUrl: environment === 'custom' ? values.posUrl.trim() : SQUARE_URLS[environment],
      accessToken: values.accessToken.trim(),
    },
    ordering: {
      kind: 'oder',
      baseUrl: values.orderingUrl.trim(),
      brandId: values.brandId.trim(),
      token: values.token.trim(),
    },
    limits: { shops: values.limitShops, pos: values.limitPos, ordering: values.limitOrdering },
  };
  const read = chainCreateSchema.safeParse(body);
  if (read.success) return { ok: true, body: read.data };
  return {
    ok: false,
    faults: faultsAt(
      read.error.issues.map((issue) => issue.path.join('.')),
      values,
    ),
  };
}

/** Faults of the form's fields. Errors keyed `pos` or `ordering` belong to a side, not to a field. */
export function faultsAt(paths: readonly string[], values: FormValues): FieldFaults {
  const faults: FieldFaults = {};
  for (const path of paths) {
    const field = FIELD_OF[path];
    if (field !== undefined) faults[field] = faultOf(field, values);
  }
  return faults;
}

function faultOf(field: FormField, values: FormValues): FieldFault {
  if (field === 'limitShops' || field === 'limitPos' || field === 'limitOrdering') return 'invalidLimit';
  if (values[field].trim() === '') return 'required';
  return field === 'posUrl' || field === 'orderingUrl' ? 'invalidUrl' : 'required';
}
