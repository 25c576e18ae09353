import "../styles/components/facts.css";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface FactsProps {
  /** The name is short, the value one line. */
  facts: readonly { name: string; value: ReactNode }[];
  /** Two where the screen is wide. */
  columns?: 1 | 2 | undefined;
}

/** Names and values. */
export function Facts({ facts, columns = 1 }: FactsProps) {
  return (
    <dl className={classNames("m-facts", columns === 2 && "m-facts-2")}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
