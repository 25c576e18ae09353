import type { Manifest, ReleaseRecord } from "@madang/manifest";

/** An address that exists, so that a check can ask for it. */
export interface PageSample {
  /** By name, for a path that has parameters. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Parameters that fit but name nothing; without them `0`, `zzzzzz` and the like are tried. */
  readonly unknown?: Readonly<Record<string, string>>;
  /** 200 when left out; 303 for a page that sends a visitor without a session elsewhere, 404 for a personal part of an API. */
  readonly status?: 200 | 303 | 404;
}

export interface ContractSamples {
  readonly pages?: Readonly<Record<string, PageSample>>;
  /** By operation as OpenAPI writes its path, for example `/api/news/items/{id}`. */
  readonly api?: Readonly<Record<string, PageSample>>;
}

/** A running module and what is known of it. */
export interface ContractSubject {
  readonly origin: string;
  readonly manifest: Manifest;
  readonly samples?: ContractSamples;
  /** The build's view table: with it, hydration is compared with what the container exposes. */
  readonly views?: ReleaseRecord["views"];
}

/** One rule of the protocol. `run` rejects with an AssertionError that names the address and what was expected. */
export interface ContractCheck {
  readonly name: string;
  readonly run: (subject: ContractSubject) => Promise<void>;
}
