/** The mark: a yard with its gate open. Its words stand beside it. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path className="m-mark-a" d="M15 36H4V4h32v32H25" />
      <path className="m-mark-b" d="M14 14h12v12H14z" />
    </svg>
  );
}
