import "./list-picture.css";
import type { Picture } from "../../contract/public.ts";

export interface ListPictureProps {
  readonly picture: Picture;
  /** As wide as there is room; else small, at the end of a row. */
  readonly wide?: boolean;
}

/** Beside its title, which says what it is about: nothing to be read aloud twice (WCAG 2.2, technique H67). */
export function ListPicture({ picture: { src, width, height }, wide = false }: ListPictureProps) {
  const name = wide ? "n-lead-picture" : "n-list-picture";
  return (
    <img className={name} src={src} alt="" width={width} height={height} loading="lazy" decoding="async" />
  );
}
