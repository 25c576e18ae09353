import { Facts, HiddenText, Note } from "@madang/design-system";
import type { ReactNode } from "react";
import type { WritingStep } from "../../contract/draft-steps.ts";
import type { ReviewWords } from "../words/review-words.ts";
import { AttachmentList, type ListedFile } from "./attachment-list.tsx";

export interface ReviewedPart {
  readonly name: string;
  readonly value: string;
}

export interface ReviewProblem {
  readonly step: WritingStep;
  readonly field: string;
  readonly message: string;
}

export interface Reviewed {
  readonly revision: number;
  readonly parts: Readonly<Record<WritingStep, readonly ReviewedPart[]>>;
  readonly files: readonly ListedFile[];
  readonly problems: readonly ReviewProblem[];
}

export type ReviewPaths = Readonly<Record<WritingStep | "files", string>>;

/** Everything that will be sent, each part with the way to change it. */
export function ReviewedParts({
  reviewed,
  words,
  paths,
}: {
  reviewed: Reviewed;
  words: ReviewWords;
  paths: ReviewPaths;
}) {
  return (
    <>
      {reviewed.problems.length > 0 && (
        <Note meaning="warn" title={words.incomplete}>
          <p>{words.incompleteText}</p>
          <ul className="m-list">
            {reviewed.problems.map(({ step, field, message }) => (
              <li key={field}>
                <a href={`${paths[step]}#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Part name={words.content} change={words.change} href={paths.content}>
        <Facts facts={reviewed.parts.content.map((part) => shown(part, words))} />
      </Part>
      <Part name={words.files} change={words.change} href={paths.files}>
        <AttachmentList files={reviewed.files} label={words.files} none={words.noFiles} />
      </Part>
      <Part name={words.applicant} change={words.change} href={paths.applicant}>
        <Facts facts={reviewed.parts.applicant.map((part) => shown(part, words))} />
      </Part>
    </>
  );
}

function Part({
  name,
  change,
  href,
  children,
}: {
  name: string;
  change: string;
  href: string;
  children: ReactNode;
}) {
  return (
    <section>
      <h2>{name}</h2>
      <div className="m-gap-s">{children}</div>
      <p className="m-gap-s">
        <a href={href}>
          {change}
          <HiddenText>: {name}</HiddenText>
        </a>
      </p>
    </section>
  );
}

/** Line breaks stay as they were typed. */
function shown({ name, value }: ReviewedPart, words: ReviewWords) {
  if (value === "") return { name, value: <span className="m-muted">{words.nothing}</span> };
  const lines = value.split("\n");
  return {
    name,
    value: lines.flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line])),
  };
}
