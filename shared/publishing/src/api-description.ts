/** An API as people read it: made from its OpenAPI document, so that the two never differ. */
export interface ApiDescription {
  /** Where the document is. */
  readonly document: string;
  readonly endpoints: readonly ApiEndpoint[];
}

export interface ApiEndpoint {
  /** Of the document's operation; names its section. */
  readonly id: string;
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly ApiParameter[];
  /** Media types that it answers with. */
  readonly types: readonly string[];
  /** Fields of a JSON answer. */
  readonly fields: readonly ApiField[];
  readonly example?: ApiExample | undefined;
}

export interface ApiParameter {
  readonly name: string;
  readonly place: "path" | "query";
  readonly required: boolean;
  readonly type: string;
  readonly initial: string;
  readonly description: string;
}

export interface ApiField {
  /** From the top, `items[].title`. */
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

export interface ApiExample {
  /** What was asked: a whole address. */
  readonly address: string;
  /** What was answered, in lines. */
  readonly answer: string;
}

/** A feed for each kind and department, in both formats. */
export interface FeedRow {
  readonly name: string;
  readonly rss: string;
  readonly atom: string;
}
