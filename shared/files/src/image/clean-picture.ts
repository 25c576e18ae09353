/** A picture without what its maker did not mean to publish, and its size as it is shown. */
export interface CleanPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}
