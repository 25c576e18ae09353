import "../styles/components/button.css";
import type { ComponentPropsWithoutRef } from "react";
import { classNames } from "./class-names.ts";

export interface ButtonLook {
  /** `main` once on a page. */
  look?: "plain" | "main" | "danger" | "quiet" | undefined;
  small?: boolean | undefined;
}

export interface ButtonProps
  extends ButtonLook, Omit<ComponentPropsWithoutRef<"button">, "style" | "className"> {
  /** Turns the ring and refuses a second press; the words then say what happens ("보내는 중"). */
  busy?: boolean | undefined;
}

/** A verb. Submits the form around it unless `type` says otherwise. The server adds its build to `formAction` (see form.tsx). */
export function Button({ look, small, busy, children, ...rest }: ButtonProps) {
  return (
    <button
      className={buttonClass({ look, small })}
      suppressHydrationWarning={rest.formAction !== undefined}
      {...(busy ? { "aria-busy": true, "aria-disabled": true } : {})}
      {...rest}
    >
      {children}
    </button>
  );
}

export interface ButtonLinkProps
  extends ButtonLook, Omit<ComponentPropsWithoutRef<"a">, "style" | "className"> {
  href: string;
}

/** A link that looks like a button: for going on, never for changing something. */
export function ButtonLink({ look, small, children, ...rest }: ButtonLinkProps) {
  return (
    <a className={buttonClass({ look, small })} {...rest}>
      {children}
    </a>
  );
}

function buttonClass({ look = "plain", small }: ButtonLook) {
  return classNames("m-btn", look !== "plain" && `m-btn-${look}`, small && "m-btn-s");
}
