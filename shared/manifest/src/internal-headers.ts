/**
 * Request and response fields between the gateway and services. The gateway strips every `madang-*` field
 * that a client sends, and every one that a service answers, before it lets a message through.
 */
export const internalHeaders = {
  /** Request: one of `languages`. */
  language: "madang-language",
  /** Request: id of the site, from the host. */
  site: "madang-site",
  /** Request: name of the page or box in the manifest. */
  page: "madang-page",
  box: "madang-box",
  /** Request: milliseconds left until nobody waits for the answer any more. */
  deadline: "madang-deadline",
  /** Request: class by harm to citizens. */
  criticality: "madang-criticality",
  /** Request, personal routes only: this module's pseudonym of the visitor. */
  visitor: "madang-visitor",
  /** Response: the description of the fragment, JSON in ASCII (see fragment.ts). */
  fragment: "madang-fragment",
  /** Response to GET /health/ready: the build that runs there. */
  build: "madang-build",
  /** Response: space-separated cache tags. */
  tags: "madang-tags",
} as const;

export const internalHeaderPrefix = "madang-";
