/** Endpoint and key for one RPX method where they differ from the integration's own (RPX licences several endpoints to one partner). */
export type RpxEndpoint = { readonly baseUrl: string; readonly licensekey: string };

/**
 * RPX credentials of an integration, in the field names of Propexo's contract.
 * `username`, `password` and `system` are for older partners (wire.md §2) and optional.
 */
export type RpxCredentials = RpxEndpoint & {
  readonly pmcId?: string;
  readonly siteId?: string;
  readonly username?: string;
  readonly password?: string;
  readonly system?: string;
  readonly method_specific?: Readonly<Record<string, RpxEndpoint>>;
};

/** The property a call is made for. Both ids are RPX's (7-digit numbers, kept as opaque strings). */
export type RpxSite = { readonly pmcId: string; readonly siteId: string };
