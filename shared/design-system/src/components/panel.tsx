import "../styles/components/panel.css";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Heading, type HeadingLevel } from "./heading.tsx";

export interface PanelProps {
  title?: ReactNode;
  headingLevel?: HeadingLevel | undefined;
  /** Tinted means "act here". */
  tint?: boolean | undefined;
  /** Left out on paper. */
  screenOnly?: boolean | undefined;
  children: ReactNode;
}

/** A sheet beside the text: hairline, no shadow, no panel inside a panel. */
export function Panel({ title, headingLevel = 2, tint, screenOnly, children }: PanelProps) {
  return (
    <div className={panelClass({ tint, screenOnly })}>
      {title && <Heading level={headingLevel}>{title}</Heading>}
      {children}
    </div>
  );
}

export interface PanelFormProps extends Omit<PanelProps, "title" | "headingLevel"> {
  action: string;
  method?: "post" | "get" | undefined;
  label?: string | undefined;
}

/** A short form in a panel. */
export function PanelForm({ tint, screenOnly, action, method = "post", label, children }: PanelFormProps) {
  return (
    <form
      className={panelClass({ tint, screenOnly })}
      action={action}
      method={method}
      aria-label={label}
      noValidate
      suppressHydrationWarning
    >
      {children}
    </form>
  );
}

function panelClass({ tint, screenOnly }: Pick<PanelProps, "tint" | "screenOnly">) {
  return classNames("m-panel", tint && "m-panel-tint", screenOnly && "m-noprint");
}
