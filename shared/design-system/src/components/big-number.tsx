import "../styles/components/big.css";
import { formatNumber } from "../format/format-number.ts";

/** One number in display type: a place in the queue. */
export function BigNumber({ value, unit }: { value: number; unit?: string | undefined }) {
  return (
    <p className="m-big">
      {formatNumber(value)}
      {unit && <small>{unit}</small>}
    </p>
  );
}
