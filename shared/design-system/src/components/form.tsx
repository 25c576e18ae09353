import "../styles/components/form.css";
import type { ReactNode } from "react";

export interface FormProps {
  /** The page's own address unless told. */
  action?: string | undefined;
  method?: "post" | "get" | undefined;
  /** Where files are sent. */
  multipart?: boolean | undefined;
  /** Names the form where a page has several. */
  label?: string | undefined;
  id?: string | undefined;
  children: ReactNode;
}

/** The server adds its build to the address, which the browser keeps (docs/architecture.md, "Channels"). The server validates and answers with messages in our words, so the browser's own bubbles are off. */
export function Form({ action, method = "post", multipart, label, id, children }: FormProps) {
  return (
    <form
      className="m-form"
      method={method}
      action={action}
      encType={multipart ? "multipart/form-data" : undefined}
      aria-label={label}
      id={id}
      noValidate
      suppressHydrationWarning
    >
      {children}
    </form>
  );
}
