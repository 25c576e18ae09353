import { classNames } from "../components/class-names.ts";
import type { Example } from "../examples/example.ts";
import type { Language } from "../words/language.ts";

export interface DemoProps {
  example: Example;
  language: Language;
  /** Keeps ids apart where an example is shown twice. */
  prefix?: string;
}

/** One component: its name and rule at the left, its states beside them. */
export function Demo({ example, language, prefix = "" }: DemoProps) {
  const id = `${prefix}${example.id}`;
  return (
    <div className={classNames("m-demo", example.wide && "m-demo-wide")}>
      <h3 id={id}>{example.name[language]}</h3>
      <p className="m-hint">{example.rule[language]}</p>
      <div className="m-demo-box m-stack">{example.show(language, `${prefix}x-`)}</div>
    </div>
  );
}
