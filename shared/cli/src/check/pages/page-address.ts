export interface PageAddress {
  /** Name in the manifest; a box stands on a page of another module. */
  readonly name: string;
  /** Without language prefix. */
  readonly address: string;
}
