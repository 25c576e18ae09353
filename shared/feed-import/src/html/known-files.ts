/** A picture that the portal serves itself. */
export interface KnownPicture {
  readonly src: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** What of an article's addresses the portal has taken along: then they lead to the portal. */
export interface KnownFiles {
  readonly picture: (src: string) => KnownPicture | undefined;
  readonly link: (href: string) => string | undefined;
}

export const noKnownFiles: KnownFiles = { picture: () => undefined, link: () => undefined };
