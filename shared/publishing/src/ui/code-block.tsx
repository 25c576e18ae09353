import "./api-page.css";

export interface CodeBlockProps {
  /** Says what it is. */
  readonly label: string;
  readonly children: string;
}

/** Text for machines; wider than the screen it scrolls by itself, by keyboard too (WCAG 2.2, 2.1.1). */
export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must take focus; no element means just a group
    <pre className="p-code" role="group" tabIndex={0} aria-label={label}>
      <code>{children}</code>
    </pre>
  );
}
