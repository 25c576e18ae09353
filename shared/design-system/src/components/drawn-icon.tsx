import { classNames } from "./class-names.ts";

export interface IconLook {
  /** Beside small text. */
  small?: boolean | undefined;
  /** Inside a sentence. */
  inline?: boolean | undefined;
  /** One of the base sheet's: `icon-open` and `icon-close` of the menu. */
  className?: string | undefined;
}

/** Always beside words or with hidden words: it says nothing to assistive technology. Its size stands for pages whose styles did not come. */
export function DrawnIcon({ path, small, inline, className }: IconLook & { path: string }) {
  return (
    <svg
      className={classNames("icon", small && "icon-s", inline && "m-in", className)}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
