import "../styles/components/progress.css";

export interface ProgressProps {
  /** What goes on: "파일을 올리고 있습니다". */
  label: string;
  /** Shown above the bar with the percentage, or only heard. */
  showLabel?: boolean | undefined;
  value: number;
  max?: number | undefined;
  id?: string | undefined;
}

/** Native `progress` with a name. */
export function Progress({ label, showLabel, value, max = 100, id = "progress" }: ProgressProps) {
  const percent = `${Math.round((value / max) * 100)}%`;
  if (!showLabel)
    return (
      <progress className="m-progress" max={max} value={value} aria-label={label}>
        {percent}
      </progress>
    );
  return (
    <>
      <p className="m-small" id={`${id}-label`}>
        {label} {percent}
      </p>
      <progress className="m-progress" max={max} value={value} aria-labelledby={`${id}-label`}>
        {percent}
      </progress>
    </>
  );
}
