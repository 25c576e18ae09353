/** A page that visitors in a real browser look at while the load runs. */
export interface VisitedPage {
  /** As the report calls it. */
  readonly name: string;
  readonly path: string;
  /** Where it is found on that path instead: one of the links that match this pattern. */
  readonly link?: string | undefined;
}

/** Where the journey of the browser finds what it needs; the bundle carries it. */
export interface BrowserSettings {
  readonly origin: string;
  /** Address of the runner's collector, with its token. */
  readonly collector: string;
  readonly pages: readonly VisitedPage[];
  readonly seconds: number;
  readonly device: Device;
}

/** A telephone of a few years ago on a poor line. */
export interface Device {
  readonly width: number;
  readonly height: number;
  readonly userAgent: string;
  /** How many times slower than this machine. */
  readonly cpu: number;
  /** Milliseconds from request to answer, bytes a second. */
  readonly network: { readonly latency: number; readonly download: number; readonly upload: number };
}

/** What one visit has measured: milliseconds, and a score for CLS. */
export interface MeasuredVital {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly page: string;
  readonly name: "LCP" | "CLS" | "INP" | "FCP" | "TTFB";
  readonly value: number;
}
