import type { RichImage } from "../rich/rich-node.ts";
import { safePictureAddress } from "../rich/safe-address.ts";

/** With its size, so that nothing moves when it arrives; a picture from elsewhere falls back to its words. */
export function RichPicture({ image }: { image: RichImage }) {
  const { alt, caption, width, height } = image;
  const src = safePictureAddress(image.src);
  return (
    <figure>
      {src === undefined ? (
        alt
      ) : (
        <img src={src} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
